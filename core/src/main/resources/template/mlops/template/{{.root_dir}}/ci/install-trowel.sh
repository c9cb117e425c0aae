#!/bin/sh
# Puts Trowel on the PATH of the steps that follow: the one step that each pipeline takes it from.
#
# Where it is there already, as in a container image that has it, nothing is done. Otherwise the
# archive that ci/trowel.env names is fetched and checked. It brings its own runtime.
set -eu

if command -v trowel > /dev/null; then
  trowel --version
  exit 0
fi

url=${TROWEL_URL:-$(sed -n 's/^TROWEL_URL=//p' ci/trowel.env)}
sum=${TROWEL_SHA256:-$(sed -n 's/^TROWEL_SHA256=//p' ci/trowel.env)}
folder=${TROWEL_HOME:-$HOME/.local/share/trowel}

# A machine that keeps what jobs leave there may have it already, or an older one.
if [ "$(cat "$folder/archive.sha256" 2> /dev/null || true)" != "$sum" ]; then
  archive=$(mktemp)
  trap 'rm -f "$archive"' EXIT
  curl --fail --silent --show-error --location --retry 3 --output "$archive" "$url"
  echo "$sum  $archive" | sha256sum --check

  # Unpacked beside it first: files of an older one must not stay among the new ones.
  new=$folder.$$
  mkdir -p "$new"
  tar --extract --gzip --file "$archive" --directory "$new" --strip-components 1
  echo "$sum" > "$new/archive.sha256"
  if [ -x "$folder/bin/trowel" ]; then
    rm -rf "$folder"
  elif [ -d "$folder" ]; then
    rmdir "$folder"
  fi
  mv "$new" "$folder"
fi

# How a step tells those after it: GitHub reads a file, Azure Pipelines reads what is printed, and in
# GitLab all lines of a job share one shell, which has the folder on its PATH.
if [ -n "${GITHUB_PATH:-}" ]; then
  echo "$folder/bin" >> "$GITHUB_PATH"
elif [ -n "${TF_BUILD:-}" ]; then
  echo "##vso[task.prependpath]$folder/bin"
fi
"$folder/bin/trowel" --version
