"""The style of the page that shows a diff: light and dark, narrow and wide, by pointer and by keyboard."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1d2430; --soft: #5b6576; --line: #d5dae2;
  --box: #f4f6f9; --add: #1a7f37; --remove: #c62828; --modify: #8a5a00; --move: #6639ba; --rename: #0a5fb4; }
@media (prefers-color-scheme: dark) { :root { --back: #14181f; --text: #e5e9f0; --soft: #9aa5b6;
  --line: #364152; --box: #1f2631; --add: #4ac26b; --remove: #ff8a80; --modify: #e0b341; --move: #b794f6;
  --rename: #6cb2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1400px; padding: 1rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.25rem; margin: 0 0 .2rem; overflow-wrap: anywhere; }
.summary { color: var(--soft); margin: 0 0 .6rem; }
nav { margin: 0 0 1rem; line-height: 2; } nav a { margin: 0 .9rem 0 0; white-space: nowrap; }
a { color: var(--rename); }
.count, .note { color: var(--soft); font-weight: 400; }
details.page { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1rem; }
details.page > summary { padding: .5rem .8rem; font-size: 1.05rem; }
summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
:is(summary, a, pre):focus-visible { outline: 2px solid var(--rename); outline-offset: 2px; }
ul { list-style: none; margin: 0; padding: 0 0 0 1.2rem; } details.page > ul { padding: 0 .8rem .6rem; }
li { padding: .2rem 0; overflow-wrap: anywhere; } li:target { background: var(--box); outline: 1px solid var(--line); }
li.change { display: grid; grid-template-columns: 5rem minmax(0, 1fr); }
.name { font-weight: 600; }
.kind { font-size: .8rem; font-weight: 600; line-height: 1.9; }
.add { color: var(--add); } .remove { color: var(--remove); } .modify, .follow { color: var(--modify); }
.move, .deploy { color: var(--move); } .rename { color: var(--rename); }
del { color: var(--remove); } ins { color: var(--add); text-decoration: none; }
pre { margin: .3rem 0; padding: .5rem; background: var(--box); border-radius: 4px;
  overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; }
pre span { display: block; white-space: pre; min-height: 1.45em; width: max-content; min-width: 100%; }
pre .add { background: color-mix(in srgb, var(--add) 12%, transparent); }
pre .remove { background: color-mix(in srgb, var(--remove) 12%, transparent); }
.canvases { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; padding: 0 .8rem .8rem; }
.unchanged { padding: 0 .8rem .6rem; } .unchanged .canvases { padding: .5rem 0 0; }
figure { margin: 0; min-width: 0; } figcaption { color: var(--soft); font-size: .85rem; }
svg { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; background: var(--back); }
svg rect { fill: var(--box); stroke: var(--line); }
svg text { font: 9px system-ui, sans-serif; fill: var(--soft); pointer-events: none; }
svg .title { font-weight: 600; font-size: 10px; }
svg a rect { stroke-width: 2; } svg a text { fill: currentColor; font-weight: 600; }
svg .add rect { stroke: var(--add); } svg .remove rect { stroke: var(--remove); stroke-dasharray: 5 3; }
svg .modify rect { stroke: var(--modify); } svg .rename rect { stroke: var(--rename); }
svg .move rect { stroke: var(--move); stroke-dasharray: 9 3; }
svg .follow rect { stroke: var(--modify); stroke-dasharray: 2 2; stroke-width: 1.5; }
svg a:is(:hover, :focus-visible) rect { fill: color-mix(in srgb, currentColor 18%, var(--box)); stroke-width: 3; }
svg a:focus-visible { outline: none; }
.legend { color: var(--soft); font-size: .85rem; margin: 0 0 1rem; }
.legend span { margin-right: 1rem; white-space: nowrap; }
.legend b { display: inline-block; width: 1.1rem; height: .75rem; border: 2px solid; border-radius: 2px;
  margin-right: .3rem; vertical-align: -1px; }
.legend .remove, .legend .move { border-style: dashed; } .legend .follow { border-style: dotted; }
@media (max-width: 700px) { .canvases { grid-template-columns: 1fr; } body { padding: .6rem; }
  ul { padding-left: .6rem; } details.page > ul { padding: 0 .5rem .5rem; }
  li.change { grid-template-columns: 4.4rem minmax(0, 1fr); } nav { line-height: 1.8; } }
"""
