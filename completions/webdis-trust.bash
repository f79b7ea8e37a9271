# bash completion for webdis-trust
_webdis_trust() {
  local current=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]}
  local choices=
  if [ "$COMP_CWORD" -eq 1 ]; then
    choices='verify tree sign mirror release drift keygen completion --help --version'
  else
    if [ "$verb" = drift ]; then verb="drift ${COMP_WORDS[2]}"; [ "$COMP_CWORD" -eq 2 ] && choices='check init plan merge page'; fi
    case "$current" in -*) case "$verb" in
      'verify') choices='--key --key-fingerprint --trusted-root --insecure-ignore-tlog --use-signed-timestamps --signature-repository --annotations --expected-reference --tag --digest --platform --attestation-manifests --parity --require-readable-by --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --json --report --page --summary --quiet --no-color --help' ;;
      'tree') choices='--key --key-fingerprint --trusted-root --insecure-ignore-tlog --use-signed-timestamps --signature-repository --annotations --expected-reference --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --json --no-color --help' ;;
      'sign') choices='--key --key-password --key-fingerprint --allow-unencrypted-key --keyless --identity-token --oidc-client-id --fulcio-url --publish-identity --format --annotations --require-readable-by --signature-repository --identity --recursive --no-recursive --rekor-url --rekor-version --signing-config --timestamp-url --no-log --trusted-root --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --json --report --page --quiet --no-color --help' ;;
      'mirror') choices='--require --key --key-fingerprint --trusted-root --insecure-ignore-tlog --use-signed-timestamps --signature-repository --on-conflict --no-tag --skip-missing-referrers --dry-run --deep --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --json --report --page --quiet --no-color --help' ;;
      'release') choices='--image --mirror --tag --overwrite-tags --skip-missing-referrers --digest --context --file --platform --build-arg --label --build-annotation --secret-env --secret-file --target --cache-from --cache-to --provenance --sbom --builder --no-cache --pull --key --key-password --key-fingerprint --allow-unencrypted-key --keyless --identity-token --oidc-client-id --fulcio-url --publish-identity --format --annotations --require-readable-by --signature-repository --rekor-url --rekor-version --signing-config --timestamp-url --no-log --trusted-root --ledger --version --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --dry-run --json --report --page --quiet --no-color --help' ;;
      'drift check') choices='--image --ledger --tag --blobs --shard --state --key --key-fingerprint --trusted-root --insecure-ignore-tlog --use-signed-timestamps --signature-repository --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --json --report --page --badge --quiet --no-color --help' ;;
      'drift init') choices='--image --from --output --force --key --key-fingerprint --trusted-root --insecure-ignore-tlog --use-signed-timestamps --signature-repository --insecure-registry --registry-cacert --timeout --idle-timeout --verbose --no-color --help' ;;
      'drift plan') choices='--shards --ledger --help' ;;
      'drift merge') choices='--state --json --report --page --badge --quiet --no-color --help' ;;
      'drift page') choices='--state --output --badge --help' ;;
      'keygen') choices='--output-key-prefix --no-color --help' ;;
      'completion') choices='--help' ;;
    esac ;; esac
  fi
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
}
complete -o default -F _webdis_trust webdis-trust
