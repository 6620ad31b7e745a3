const TONES: Record<string, [light: string, dark: string]> = {
  gray: ['110 110 105', '155 155 150'],
  brown: ['150 100 70', '190 145 115'],
  orange: ['200 110 20', '230 145 70'],
  yellow: ['170 125 20', '215 170 70'],
  green: ['50 120 90', '90 170 130'],
  blue: ['40 110 160', '95 160 210'],
  purple: ['125 75 155', '165 125 200'],
  pink: ['170 60 110', '210 110 155'],
  red: ['190 65 60', '225 110 105'],
}
const tones = (which: 0 | 1) =>
  Object.entries(TONES)
    .map(([name, of]) => `--${name}:${of[which]};`)
    .join('')
const classes = Object.keys(TONES)
  .map(
    (name) =>
      `.c-${name}{color:rgb(var(--${name}))}.c-${name}_background{background:rgb(var(--${name})/.16)}`,
  )
  .join('')

/** Wide things scroll by themselves, so that the page never does sideways. */
export const STYLE = `
:root{--ground:#fff;--ink:#37352f;--faint:#6f6e69;--line:#e6e5e1;--soft:#f6f5f2;--link:#1f5f99;${tones(0)}}
@media (prefers-color-scheme:dark){:root{--ground:#191919;--ink:#e3e2df;--faint:#9d9c97;--line:#34332f;--soft:#232322;--link:#7db4e6;${tones(1)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main{max-width:56rem;margin:0 auto;padding:1rem clamp(1rem,5vw,4rem) 5rem}
main:has(.rows){max-width:90rem}
nav{font-size:.85rem;color:var(--faint);padding:.25rem 0 1rem}nav a{color:inherit}nav span{opacity:.5}
a{color:var(--link);text-decoration-color:rgb(from currentColor r g b/.35);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.icon{font-size:3rem;line-height:1}
h1{font-size:clamp(1.7rem,6vw,2.5rem);line-height:1.2;margin:.4rem 0 1rem;font-weight:700}
h2{font-size:1.5rem;margin:1.6rem 0 .3rem}h3{font-size:1.25rem;margin:1.3rem 0 .3rem}h4,h5{font-size:1.05rem;margin:1rem 0 .2rem}
dl{margin:0 0 1.2rem;padding-bottom:1rem;border-bottom:1px solid var(--line)}
dl>div{display:grid;grid-template-columns:minmax(6.5rem,10rem) 1fr;gap:.75rem;padding:.22rem 0}
dt{color:var(--faint)}dd{margin:0}dd i{color:var(--faint);opacity:.7;font-style:normal}
p{margin:.35rem 0}ul,ol{margin:.35rem 0;padding-left:1.5rem}.links{list-style:none;padding:0}.links li{padding:.2rem 0}
.inner{padding-left:1.4rem}details{margin:.35rem 0}summary{cursor:pointer;border-radius:3px}
aside{display:flex;gap:.7rem;background:var(--soft);border-radius:.5rem;padding:.8rem 1rem;margin:.5rem 0}aside>div{flex:1;min-width:0}aside .inner{padding:0}
blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid currentColor}
pre{background:var(--soft);border-radius:.5rem;padding:1rem;overflow-x:auto}code{font:.9em ui-monospace,Consolas,monospace;background:var(--soft);border-radius:3px;padding:.1em .3em}pre code{padding:0}
hr{border:0;border-top:1px solid var(--line);margin:1rem 0}
.wide{overflow-x:auto;margin:.5rem 0}table{border-collapse:collapse;min-width:100%;font-size:.92rem}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;min-width:6rem;max-width:22rem;overflow-wrap:break-word}.rows{width:max-content}.rows td:first-child{min-width:min(16rem,55vw)}th{font-weight:500;color:var(--faint);white-space:nowrap}
.tag{display:inline-block;white-space:nowrap;border-radius:4px;padding:0 .45rem;color:var(--ink)}
.todo .done{color:var(--faint);text-decoration:line-through}
.columns{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr))}
.comments{background:var(--soft);border-radius:.5rem;padding:.1rem 1rem .6rem;margin-bottom:1rem}.comments h2{font-size:1rem;color:var(--faint);margin:.6rem 0 0}.comments ul{list-style:none;padding:0}
.trash{background:rgb(var(--red)/.14);color:rgb(var(--red));border-radius:.5rem;padding:.6rem 1rem}
button,input,select{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:.4rem;padding:.35rem .7rem;min-height:2.4rem;max-width:100%}
button{cursor:pointer;background:var(--soft)}button:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid var(--link)}
.acting{margin-top:2rem;border-top:1px solid var(--line);padding-top:.8rem}.acting summary{color:var(--faint)}.acting form{display:flex;flex-wrap:wrap;gap:.5rem;margin:.8rem 0}.acting div{display:flex;gap:.5rem}
.acting label{display:grid;grid-template-columns:minmax(6.5rem,10rem) 1fr;gap:.75rem;width:100%;align-items:center}.acting label span{color:var(--faint)}.acting input{flex:1;min-width:0}
time,footer,.other{color:var(--faint);font-size:.85rem}footer{margin-top:2rem}
${classes}`
