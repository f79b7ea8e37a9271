import { defineConfig } from 'vitepress';

const page = (text, link) => ({ text, link: `/${link}` });

export default defineConfig({
  title: 'verify-action',
  description: 'Verify, sign, mirror and release multi-architecture container images',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/verify-action/',
  srcDir: '.vitepress/pages',
  cleanUrls: true,
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: githubSlug },
    config: (md) => escapeMustaches(md),
  },
  themeConfig: {
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: 'https://github.com/webdis/verify-action' }],
    outline: [2, 3],
    sidebar: [
      {
        text: 'Start',
        items: [
          page('Overview', ''),
          page('Webdis', 'webdis'),
          page('Moving from cosign and scripts', 'migrating'),
        ],
      },
      {
        text: 'Verify',
        items: [
          page('Verifying images', 'verifying'),
          page('Identities (keyless)', 'identities'),
          page('Attestations', 'attestations'),
          page('Other CI systems', 'ci'),
          page('Verifying by hand', 'verifying-by-hand'),
        ],
      },
      {
        text: 'Publish',
        items: [
          page('Releasing', 'releasing'),
          page('Signing', 'signing'),
          page('Mirroring', 'mirroring'),
          page('Drift', 'drift'),
          page('Schedules', 'scheduling'),
          page('Leaving Docker Content Trust', 'leaving-content-trust'),
        ],
      },
      {
        text: 'Reference',
        items: [
          page('Command line', 'command-line'),
          page('Options', 'options'),
          page('Outcomes and codes', 'codes'),
          page('Reports', 'reports'),
          page('Library', 'library'),
          page('Registries and networks', 'registries'),
          page('Troubleshooting', 'troubleshooting'),
        ],
      },
      {
        text: 'Background',
        items: [
          page('Threat model', 'threat-model'),
          page('Threats', 'threats'),
          page('Figures', 'figures'),
          page('Architecture', 'architecture'),
          page('Decisions', 'adr/'),
        ],
      },
    ],
  },
});

/** Vue would take `{{ … }}` in the text and the code of a page for an expression. */
function escapeMustaches(md) {
  const escaped = (tokens, at) => md.utils.escapeHtml(tokens[at].content);
  md.renderer.rules.code_inline = (tokens, at) => `<code v-pre>${escaped(tokens, at)}</code>`;
  md.renderer.rules.text = (tokens, at) =>
    escaped(tokens, at).replaceAll('{{', '<span v-pre>{{</span>');
}

/** Anchors are those that GitHub makes of headings, so that links work in both places. */
function githubSlug(heading) {
  const kept = heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '');
  return kept.replace(/\s/g, '-');
}
