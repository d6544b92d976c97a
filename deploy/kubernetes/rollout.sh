#!/bin/sh
# Brings an installation to what an overlay says, in the order that it needs: what everything stands on, the databases' migration, the processes.
#   deploy/kubernetes/rollout.sh deploy/kubernetes/overlays/district
# The secrets have to be there (secrets.mjs). A migration that fails stops here, and what runs goes on as it is: a version reads what the one before wrote.
set -eu
overlay=${1:?which overlay}
rendered=$(mktemp)
trap 'rm -f "$rendered"' EXIT
kubectl kustomize "$overlay" > "$rendered"
component=app.kubernetes.io/component
kubectl apply -f "$rendered" -l "!$component"
kubectl -n yange wait --for=condition=Ready --timeout=30m cluster.postgresql.cnpg.io --all
kubectl -n yange wait --for=jsonpath='{.status.applied}'=true --timeout=10m database.postgresql.cnpg.io --all
kubectl -n yange wait --for=condition=Ready --timeout=30m kafka,kafkatopic,kafkauser --all
# A job cannot be changed: the one of the last version goes.
kubectl -n yange delete job -l "$component=migration" --ignore-not-found
kubectl apply -f "$rendered" -l "$component=migration"
kubectl -n yange wait --for=condition=Complete --timeout=30m job -l "$component=migration"
kubectl apply -f "$rendered"
kubectl -n yange rollout status deployment --timeout=30m
