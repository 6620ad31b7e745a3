/** The looks of the page: those of the panel, whose colours these are. In a source, for a bundle holds nothing else. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: oklch(0.977 0.006 92);
  --sheet: oklch(0.995 0.003 92);
  --sunk: oklch(0.948 0.009 92);
  --line: oklch(0.885 0.012 92);
  --ink: oklch(0.235 0.02 215);
  --soft: oklch(0.44 0.02 215);
  --accent: oklch(0.43 0.075 195);
  --tint: oklch(0.935 0.025 190);
  --warn: oklch(0.46 0.105 62);
  --bad: oklch(0.47 0.165 27);
  --good: oklch(0.43 0.1 152);
  --sans: ui-sans-serif, system-ui, 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Noto Serif', Georgia, 'DejaVu Serif', serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: oklch(0.2 0.014 220);
    --sheet: oklch(0.237 0.016 220);
    --sunk: oklch(0.172 0.012 220);
    --line: oklch(0.33 0.018 220);
    --ink: oklch(0.93 0.012 92);
    --soft: oklch(0.745 0.016 200);
    --accent: oklch(0.8 0.085 188);
    --tint: oklch(0.3 0.035 195);
    --warn: oklch(0.83 0.11 80);
    --bad: oklch(0.76 0.13 25);
    --good: oklch(0.81 0.11 152);
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 0.94rem/1.55 var(--sans);
  overflow-wrap: anywhere;
}
h1, h2, h3 { font-family: var(--serif); line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0 0 0.75rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 0.25rem; }
h3 { font-size: 1.15rem; margin: 0; }
section > h3 { margin: 2rem 0 0.75rem; }
h4 { font-size: 0.82rem; margin: 1rem 0 0.25rem; color: var(--soft); }
.schema h4 { font: 600 1rem var(--mono); margin: 0; color: var(--ink); }
p { margin: 0.35rem 0; }
a { color: var(--accent); text-underline-offset: 0.2em; }
h3 a, h4 a { color: inherit; text-decoration: none; }
h3 a:hover, h4 a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
code, pre, .path, .method { font-family: var(--mono); font-size: 0.92em; }
.skip { position: absolute; top: -5rem; left: 0.75rem; padding: 0.5rem 0.75rem; background: var(--accent); color: var(--paper); border-radius: 6px; z-index: 1; }
.skip:focus { top: 0.75rem; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; padding: 0.7rem 1.25rem; background: var(--sheet); border-bottom: 1px solid var(--line); }
.top a:first-child { font: 600 1rem var(--serif); color: inherit; text-decoration: none; }
.top span { color: var(--soft); }
.raw { margin-inline-start: auto; font-family: var(--mono); font-size: 0.87rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 80rem; margin: 0 auto; }
nav { padding: 1rem 1.25rem 0; font-size: 0.87rem; }
nav p { margin: 0.9rem 0 0.15rem; font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: flex; gap: 0.3rem; align-items: baseline; padding: 0.2rem 0; color: var(--ink); text-decoration: none; }
nav li a:hover { text-decoration: underline; }
nav .method { flex: none; min-width: 3.6rem; color: var(--soft); font-size: 0.8em; }
main { padding: 1.5rem 1.25rem 5rem; min-width: 0; }
.intro { max-width: 46rem; }
.operation, .schema { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.15rem; margin: 1rem 0; }
.operation:target, .schema:target, .part:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); border-radius: 10px; }
.part { padding: 0.35rem 0.5rem; margin: 0 -0.5rem; }
h3 .method { display: inline-block; padding: 0.1rem 0.5rem; margin-inline-end: 0.35rem; border: 1px solid; border-radius: 5px; font-size: 0.8rem; }
.path { font-size: 1rem; font-weight: 600; }
.get { color: var(--good); }
.post { color: var(--accent); }
.patch { color: var(--warn); }
.delete { color: var(--bad); }
.fields { list-style: none; margin: 0.25rem 0; padding: 0; }
.fields .fields { border-inline-start: 2px solid var(--line); margin-inline-start: 0.25rem; padding-inline-start: 0.8rem; }
.fields > li { padding: 0.22rem 0; }
.name { font-weight: 600; }
.type, summary .about { color: var(--soft); }
.fields .about { display: block; }
.required { color: var(--warn); font-size: 0.82rem; font-weight: 600; }
details > summary { cursor: pointer; padding: 0.3rem 0; }
details > .fields, details > details { margin-inline-start: 1rem; }
pre { margin: 0.25rem 0 0; padding: 0.7rem 0.85rem; background: var(--sunk); border-radius: 7px; white-space: pre-wrap; }
@media (width < 62rem) {
  nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
  nav p { margin: 0.3rem 0; }
  nav ul { display: none; }
}
@media (width >= 62rem) {
  .columns { grid-template-columns: 19rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 2rem; }
  main { padding-inline: 2.5rem; }
}
@media print {
  nav { display: none; }
}
`
