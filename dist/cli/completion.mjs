import { U as verb, Y as flagsOf } from "./terminal.mjs";
import { Ia as option, Na as group, ia as oneOf } from "./verify.mjs";

// src/cli/completion.ts
const completionVerb = (loadAll) => verb({
	name: "completion",
	about: "Prints the completion script for a shell.",
	examples: [
		"source <(webdis-trust completion bash)",
		"webdis-trust completion zsh > ~/.zsh/completions/_webdis-trust",
		"webdis-trust completion fish > ~/.config/fish/completions/webdis-trust.fish"
	],
	exitCodes: {
		0: "the script is on stdout",
		2: "the shell is unknown"
	}
}, group("Flags", { shell: option({
	type: oneOf("bash", "zsh", "fish"),
	required: true,
	positional: true,
	example: "bash",
	help: "Name of the shell"
}) }), async ({ shell }) => {
	process.stdout.write(completionFor(shell, await loadAll()));
	return 0;
});
function completionFor(shell, all) {
	return {
		bash,
		zsh,
		fish
	}[shell](all);
}
function flagNames({ options }) {
	return [...flagsOf(options).map(({ name }) => `--${name}`), "--help"];
}
function words(all) {
	const names = all.map(({ name }) => name.split(" "));
	const groups = Map.groupBy(names, ([first = ""]) => first);
	return new Map([...groups].map(([first, some]) => [first, some.flatMap(([, second]) => second ?? [])]));
}
function bash(all) {
	return `# bash completion for webdis-trust
_webdis_trust() {
  local current=\${COMP_WORDS[COMP_CWORD]} verb=\${COMP_WORDS[1]}
  local choices=
  if [ "$COMP_CWORD" -eq 1 ]; then
    choices='${[...words(all).keys()].join(" ")} --help --version'
  else
${[...words(all)].filter(([, some]) => some.length > 0).map(([name, some]) => `    if [ "$verb" = ${name} ]; then verb="${name} \${COMP_WORDS[2]}"; [ "$COMP_CWORD" -eq 2 ] && choices='${some.join(" ")}'; fi`).join("\n")}
    case "$current" in -*) case "$verb" in
${all.map((one) => `      '${one.name}') choices='${flagNames(one).join(" ")}' ;;`).join("\n")}
    esac ;; esac
  fi
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
}
complete -o default -F _webdis_trust webdis-trust
`;
}
function zsh(all) {
	return `#compdef webdis-trust
autoload -U +X bashcompinit && bashcompinit
${bash(all)}# From a folder of fpath, zsh runs this file for the first completion.
if [ "\${funcstack[1]-}" = _webdis-trust ]; then _bash_complete -o default -F _webdis_trust; fi
`;
}
function fish(all) {
	const lines = [...words(all)].flatMap(([first, second]) => [`complete -c webdis-trust -n __fish_use_subcommand -a ${first}`, ...second.map((name) => `complete -c webdis-trust -n '${under(first)}' -a ${name}`)]);
	const flags = all.flatMap((one) => flagsOf(one.options).map(({ name, short, placeholder, help }) => [
		`complete -c webdis-trust -n '${one.name.split(" ").map(under).join("; and ")}' -l ${name}`,
		short === void 0 ? "" : ` -s ${short}`,
		placeholder === void 0 ? "" : " -r",
		` -d ${quoted(help)}`
	].join("")));
	return [
		"# fish completion for webdis-trust",
		...lines,
		...flags,
		""
	].join("\n");
}
function under(word) {
	return `__fish_seen_subcommand_from ${word}`;
}
function quoted(text) {
	return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

export { completionVerb };