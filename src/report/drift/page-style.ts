/** The style of the status page, in addition to that of every page. */

import { html } from '../html.ts';

export const driftPageStyle = html`
.ok { --state: var(--verified); }
.drift { --state: var(--rejected); }
.unreachable { --state: var(--undetermined); }
header { border-radius: .4rem; padding: .75rem 1.25rem; }
header p { margin: .5rem 0; max-width: 48rem; }
h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; font-weight: 600; }
small { color: var(--muted); font: .8em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-weight: 400; }
small code { background: none; padding: 0; font: inherit; }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); margin: 1.25rem 0 0; }
.card {
  border: 1px solid var(--line); border-top: .3rem solid var(--state, var(--line));
  border-radius: .4rem; padding: .7rem 1rem;
}
.card p { margin: .25rem 0; }
.muted { color: var(--muted); font-size: .875rem; font-weight: 400; }
.difference { border: 1px solid var(--line); border-left: .3rem solid var(--state); border-radius: .4rem; padding: .75rem 1rem; margin: .75rem 0; }
.difference p { margin: 0 0 .5rem; }
.difference p + dl { margin: .6rem 0; }
.difference pre { margin: .6rem 0 0; }
.matrix.long { max-height: 80vh; }
.matrix { overflow: auto; border: 1px solid var(--line); border-radius: .4rem; }
.matrix table { border-collapse: separate; border-spacing: 0; width: 100%; }
.matrix th, .matrix td { border: 0; border-bottom: 1px solid var(--line); padding: .4rem .75rem; }
.matrix tbody tr:last-child > * { border-bottom: 0; }
.matrix thead th { position: sticky; top: 0; z-index: 1; font-weight: 600; }
.matrix thead th code { background: none; padding: 0; }
.matrix thead th code + br + code { font-weight: 400; color: var(--muted); }
.matrix tbody th { font-weight: 600; white-space: nowrap; }
.matrix th small { margin-left: .5rem; }
.matrix td.drift, .matrix td.unreachable { background: var(--soft); box-shadow: inset .2rem 0 var(--state); }
.matrix a code { background: none; padding: 0; }
.strip { list-style: none; display: flex; gap: 2px; padding: 0; margin: .75rem 0 .25rem; }
.strip li {
  flex: 1 1 0; min-width: 0; max-width: 2rem; margin: 0; padding: .3rem 0; border-radius: .2rem; text-align: center;
  font-size: .8rem; line-height: 1.1; font-weight: 700; overflow: hidden;
  color: var(--back); background: var(--state);
}
.strip-ends { display: flex; justify-content: space-between; gap: 1rem; max-width: 61rem; margin: 0; font-size: .8rem; color: var(--muted); }
.strip-ends span { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details[id] { scroll-margin-top: 1rem; }
details > summary { padding: .15rem 0; }
details table { margin: .4rem 0; }
.manifests table { width: 100%; }
.manifests small { overflow-wrap: anywhere; }
.manifests td:first-child { max-width: 26rem; }
details details { margin-left: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0; font-size: .925rem; }
dt { color: var(--muted); }
dd { margin: 0; }
@media (max-width: 40rem) {
  body { padding: .75rem .75rem 2rem; }
  header { padding: .5rem 1rem; }
  h1 { font-size: 1.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 .6rem; }
  .matrix th small { display: block; margin: 0; white-space: nowrap; font-size: .62rem; }
  .matrix thead th code { font-size: .68rem; }
  .matrix tbody th { white-space: normal; }
  .matrix table { font-size: .85rem; overflow-wrap: anywhere; }
  .strip { gap: 1px; }
  .strip-ends { gap: .5rem; font-size: .7rem; }
  .matrix th, .matrix td { padding: .4rem .35rem; }
  .strip li { font-size: .6rem; border-radius: .1rem; }
}
@media (max-width: 40rem) {
  .manifests thead { display: none; }
  .manifests tr { display: block; border: 1px solid var(--line); padding: .4rem .6rem; }
  .manifests tr + tr { border-top: 0; }
  .manifests td { display: block; border: 0; padding: .15rem 0; overflow-wrap: anywhere; }
  details details { margin-left: 0; }
}
@media print { .matrix.long { max-height: none; } }
`;
