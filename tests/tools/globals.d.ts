// What the scripts of the site share beyond the browser's own.

/** The index of a language, a script of its own: overrides/hooks/search.py writes it. */
declare const searchIndex: {
  name: string;
  break: string;
  endings: string[];
  leftOut: string[];
  asking: string[];
  labels: Record<string, string>;
  says: Record<string, string>; // what the results say of themselves
  sections: [title: string, address: string, words: number][];
  words: string;
  digits: [last: string, more: string];
  times: string;
  places: string;
};

/** The words of its dialog in that language. */
declare const searchWords: { search: string; hint: string; close: string; all: string; failed: string };

/** Trusted Types, which Safari 17 lacks; a TrustedScriptURL is used as the string that it is. */
interface Window {
  trustedTypes?: {
    createPolicy<Rules extends { createScriptURL: (text: string) => string }>(name: string, rules: Rules): Rules;
  };
}
