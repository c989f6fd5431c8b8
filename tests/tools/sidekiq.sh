#!/usr/bin/env bash
# Sidekiq and Active Job of a later Debian, with their Ruby: sidekiq.sh FOLDER RELEASE...
# The first release that has them is unpacked into FOLDER, 80 MB; FOLDER/bin/ruby and FOLDER/bin/sidekiq run it.
# Nothing of the system changes, and nobody need be root: its loader and libraries stay in the folder as well.
set -euo pipefail
folder=$1
shift
. /etc/os-release
[ "$ID" = debian ] || { echo "only Debian has the packages of later Debians"; exit 1; }
# not indextargets: it knows nothing where the lists were never fetched, or were removed
mirror=$(apt-get update --print-uris | sed -n "s#^'\(.*\)/dists/$VERSION_CODENAME/InRelease'.*#\1#p" | head -1)

unpack() { # RELEASE: into $new
  rm -rf "$new"
  mkdir -p "$new"/{apt/lists/partial,apt/archives/partial,bin}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main" > "$new/apt/sources.list"
  touch "$new/apt/status" # nothing is installed: all that is needed comes
  export APT_CONFIG=$new/apt/apt.conf
  cat > "$APT_CONFIG" <<EOF
Dir::State "$new/apt"; Dir::State::status "$new/apt/status"; Dir::Cache "$new/apt";
Dir::Etc::sourcelist "$new/apt/sources.list"; Dir::Etc::sourceparts "/dev/null"; Dir::Etc::preferencesparts "/dev/null";
APT::Sandbox::User "root"; APT::Install-Recommends "false"; Acquire::Languages "none";
EOF
  apt-get update -qq && apt-get install -qq --download-only --yes ruby-sidekiq ruby-activejob >/dev/null || return
  for package in "$new"/apt/archives/*.deb; do dpkg-deb -x "$package" "$new" || return; done
  rm -rf "$new/apt"
  printf '#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/ruby" "$here/../usr/bin/sidekiq" "$@"\n' > "$new/bin/sidekiq"
  cat > "$new/bin/ruby" <<'EOF'
#!/bin/sh
here=$(cd "$(dirname "$0")/.." && pwd)
libraries=$(echo "$here"/usr/lib/*-linux-gnu)
join() { IFS=:; echo "$*"; }
export GEM_PATH=$(join "$here"/usr/share/rubygems-integration/* "$libraries"/rubygems-integration/* "$here"/usr/lib/ruby/gems/*)
export RUBYLIB=$(join "$here"/usr/lib/ruby/vendor_ruby "$here"/usr/lib/ruby/3.* "$libraries"/ruby/3.* "$libraries"/ruby/vendor_ruby/3.*)
exec "$libraries"/ld-linux*.so.? --library-path "$libraries" "$here"/usr/bin/ruby "$@"
EOF
  chmod +x "$new"/bin/*
  "$new/bin/sidekiq" --version
}

new=$(realpath -m "$folder.new")
for release in "$@"; do
  if unpack "$release"; then
    rm -rf "$folder"
    mv "$new" "$folder"
    exit
  fi
done
rm -rf "$new"
exit 1
