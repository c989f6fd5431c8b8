"""YAML as it is written: every value a text, every key with its line."""

from collections.abc import Hashable
from typing import Any

import yaml

from .project import ProjectError


class Mapping(dict[Hashable, Any]):
    """A YAML mapping that knows the lines of its keys."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}

    def line(self, key: str) -> int:
        """The line of a key; 1 when it is not there."""
        return self.lines.get(key, 1)


def parse(name: str, text: str, first_line: int = 1) -> Mapping:
    """Read the YAML mapping that begins at a line of a file; MkDocs' own tags (!ENV) are passed over.

    Raises:
        ProjectError: it is not YAML, or a key comes twice; the message names file and line.
    """

    class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # libyaml, where it is
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Mapping:
            made = Mapping()
            for key, value in node.value:
                if key.value in made:
                    raise yaml.MarkedYAMLError(problem=f"{key.value} again", problem_mark=key.start_mark)
                made.lines[key.value] = key.start_mark.line + first_line
                made[key.value] = self.construct_object(value)
            return made

    try:
        data = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark, why = getattr(error, "problem_mark", None), getattr(error, "problem", error)
        line = (mark.line if mark else 0) + first_line
        raise ProjectError(f"{name}:{line}: invalid YAML: {why}; expected `key: value`; mend this line") from None
    if not isinstance(data, Mapping):
        raise ProjectError(f"{name}:{first_line}: no YAML mapping; expected `key: value` lines; write them")
    return data
