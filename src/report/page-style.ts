/** The style of the page: light and dark, wide and narrow, on paper too. */

import { html } from './html.ts';

export const pageStyle = html`
:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #57606a; --back: #ffffff; --soft: #f6f8fa; --line: #d0d7de;
  --verified: #1a7f37; --rejected: #cf222e; --undetermined: #9a6700; --extra: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9198a1; --back: #0d1117; --soft: #161b22; --line: #3d444d;
    --verified: #3fb950; --rejected: #ff7b72; --undetermined: #d29922; --extra: #9198a1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 64rem;
  background: var(--back); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere;
}
header { border-left: .4rem solid var(--state); padding: .25rem 1rem; background: var(--soft); }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--soft); padding: .1em .35em; border-radius: .3em; }
h1 code, .box code { background: none; padding: 0; }
pre { background: var(--soft); padding: .9rem 1rem; border-radius: .4rem; white-space: pre-wrap; }
pre code { background: none; padding: 0; font-size: 1em; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .2em; }
li { margin: .4rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .925rem; overflow-wrap: normal; }
th, td { border: 1px solid var(--line); padding: .45rem .7rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; }
footer { margin-top: 2rem; color: var(--muted); font-size: .875rem; }
.verified { --state: var(--verified); }
.rejected { --state: var(--rejected); }
.undetermined { --state: var(--undetermined); }
.extra { --state: var(--extra); }
.chain { margin: 1rem 0 2rem; }
.box {
  border: 1px solid var(--line); border-left: .3rem solid var(--state, var(--line));
  border-radius: .4rem; background: var(--back); padding: .6rem .8rem;
}
.box strong { display: block; }
.inside { display: grid; gap: .6rem; margin-top: .6rem; }
.index > .inside { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.images { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.step { margin: .35rem 1rem; color: var(--muted); font-size: .9rem; }
.box.layers { --state: var(--line); background: var(--soft); border-style: dashed; font-size: .875rem; padding: .35rem .6rem; }
@media print { details { display: block; } }
`;
