#!/bin/sh
# Installs Yange from this bundle into an empty or new folder: ./install.sh /opt/yange. Needs tar, gzip, sha256sum, and no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=${1:-}
[ -n "$into" ] || { echo "用法 usage: $0 <空文件夹 empty folder>" >&2; exit 2; }
if [ -e "$into" ] && { [ ! -d "$into" ] || [ -n "$(ls -A "$into")" ]; }; then
  echo "不是空文件夹 · not an empty folder: $into" >&2; exit 3
fi
( cd "$here" && sha256sum --quiet --strict -c SHA256SUMS >&2 ) || { echo "安装包已损坏，未安装 · the bundle is damaged, nothing was installed" >&2; exit 4; }
mkdir -p "$into"
into=$(cd "$into" && pwd)
# What was begun and not finished looks like an installation.
trap 'find "$into" -mindepth 1 -delete; exit 1' INT TERM
{ tar -xzf "$here/yange.tar.gz" -C "$into" --strip-components=1 --no-same-owner && ( cd "$into" && sha256sum --quiet --strict -c FILES.sha256 >&2 ) && "$into/yange" --help >"$into/.tried"; } || {
  find "$into" -mindepth 1 -delete
  echo "未能安装 · could not be installed; $into is empty again" >&2; exit 1
}
rm "$into/.tried"
echo "已安装 installed: $into"
echo "试一下 try: $into/yange start --check --json    启动 start: $into/yange start --data /var/lib/yange-data"
