"""Small pieces of JavaScript, right and wrong, one a line; a line that begins with a blank continues the one before."""

from __future__ import annotations

_TEXT = r"""
a
a + b
a +
(a
a)
{{a}}
{a: 1}
{a: 1}.a
[1, 2
[1,,2]
a; b
a, b
a, b = 1
(a, b)
function () {}
function f() {}
class {}
class A { x = 1 }
class A { #x = 1; m() { return this.#x } }
class A { m() { return this.#y } }
class A { static { this.x = 1 } }
class A { constructor() {} constructor() {} }
class A { get constructor() {} }
class A extends B { constructor() { super() } }
class A { constructor() { super() } }
class A { m() { super.x } }
super.x
super()
const a = 1
let a = 1
var a = 1
if (a) b
for (;;) {}
while (a) b
do { a } while (b)
switch (a) { case 1: b }
switch (a) { default: b; default: c }
try { a } catch { b }
try { a }
try { a } finally { b }
return a
throw a
a; return b
a; throw
a; throw b
a; throw
 b
// only comment
/* only comment */
// c
 a
a // c
a /* c */
/* unclosed
a; if (b) { c }
a(); const b = 1
a(); let b; let b
a(); let b; var b
a(); var b; let b
a(); var b; var b
a(); const b
a(); let [b]
a(); let [b] = c
a(); const {b}
a(); for (const x of y) {}
a(); for (const x = 1 of y) {}
a(); for (let x, z of y) {}
a(); for (var x = 1 in y) {}
a(); for (let x = 1 in y) {}
a(); for await (const x of y) {}
await a
await a; await b
a.map(async x => await x)
a.map(x => await x)
(async () => { await a })()
(() => { await a })()
async () => { for await (const x of y) {} }
() => { for await (const x of y) {} }
async x => x
async (x) => { return x }
x => { return x }
x => x, y
(x, x) => 1
(x, y) => 1
(...x, y) => 1
(...x,) => 1
(x = 1, {y}) => 1
function (x, x) {}
function (x, {x}) {}
function (...x, y) {}
function (x) { let x }
function (x) { var x }
function (x) { 'use strict'; }
function (x = 1) { 'use strict'; }
function () { 'use strict'; with (a) b }
function () { 'use strict'; return 010 }
function () { 'use strict'; delete a }
function () { 'use strict'; let let_ = 1; eval = 1 }
function () { 'use strict'; arguments = 1 }
function () { with (a) b }
010
08
0o8
0b12
0xg
1_000
1__000
1_
_1
1n
1.5n
01n
3in
3.
3..toString()
3.toString()
.5.a
'abc
"abc
'a
b'
'a\
`a
b`
`a${b}c`
`a${b`
`\u{1F600}`
`\u{`
'\u{110000}'
'\xg'
'\u12'
'\07'
`\07`
tag`\u{`
"\8"
/a/
/a/g
/a/gg
/a/x
/a/d
/a/v
/a/uv
/(/
/)/
/[/
/[b-a]/
/a**/
/a{2,1}/
/a{2/
/a{2/u
/*a/
/\u{1F}/u
/\p{L}/u
/\p{Foo}/u
/\p{Foo}/
/(?<a>b)/
/(?<a>b)(?<a>c)/
/(?<a>b)|(?<a>c)/
/(?<a>b)\k<c>/
/(?<=a)b/
/(?<!a)b/
/(?:a)/
/(?a)/
/a+?/
/+/
/\/
/a/ / b
/(?i:a)/
/[[a]--[b]]/v
/^*/
/(?=a)*/
/(?=a)*/u
/\1/u
/\c/u
/]/u
/}/u
/{/
/x{1}{2}/
a ?? b
a ?? b || c
a || b ?? c
(a ?? b) || c
a ?? (b && c)
a && b ?? c
-a ** 2
(-a) ** 2
a ** -b
typeof a ** 2
a ** b ** c
!a ** 2
++a ** 2
a++ ** 2
await a ** 2
(await a) ** 2
a?.b
a?.b.c
a?.[0]
a?.(b)
a?.b = 1
a?.b++
++a?.b
delete a?.b
new a?.b()
new (a?.b)()
new a()
new a
new a.b(c)
new.target
import.meta
import('a')
import(...a)
import()
import a from 'b'
a; import b from 'c'
export default a
a?.`b`
a`b`
a?.5:1
a ? b : c
a ? b
a : b
a = 1
a += 1
a ??= 1
a ||= 1
a &&= b
a() = 1
a + b = 1
1 = a
'a' = 1
this = 1
a++
1++
a()++
++1
--a
a--
a---b
a+ +b
({a} = b)
({a: 1} = b)
({a: b.c} = d)
({a()} = b)
({a = 1})
({a = 1} = b)
[a = 1] = b
[a + 1] = b
[...a, b] = c
[...a] = b
({...a} = b)
({...a, b} = c)
({...{a}} = b)
{a = 1}
{a, b}
{a: 1, a: 2}
{__proto__: 1, __proto__: 2}
{'__proto__': 1, __proto__: 2}
{__proto__, __proto__: 1}
{get a() {}}
{get a(b) {}}
{set a(b) {}}
{set a() {}}
{set a(b, c) {}}
{async a() {}}
{*a() { yield 1 }}
{async *a() { yield await 1 }}
{a() { super.b }}
{a: function () { super.b }}
{[a]: 1}
{[a] 1}
{a b}
{a: 1 b: 2}
{a: 1,}
{,}
{if: 1}
{if}
{await}
{yield}
{let}
{static}
{eval}
{class}
{a: 1}[0]
{...a}
{...a, b: 1}
{ ...a b }
break
continue
a; break
a; continue
a; for (;;) { break }
a; x: for (;;) { break x }
a; x: for (;;) { continue x }
a; x: { break x }
a; x: { continue x }
a; for (;;) { break y }
a; for (;;) { continue y }
a; x: x: for (;;) {}
a; x: { x: 1 }
a; switch (b) { case 1: break }
a; switch (b) { case 1: continue }
a; for (;;) (() => { break })()
a; if (b) function f() {}
a; if (b) class A {}
a; if (b) let c
a; if (b) const c = 1
a; while (b) let c
a; while (b) function f() {}
a; x: function f() {}
a; x: let b
a; x: class A {}
a; x: async function f() {}
a; if (b) async function f() {}
a; let let = 1
a; const let = 1
a; var let = 1
a; let
 b
a; let yield = 1
a; let static = 1
a; let await = 1
a; var await
a; var enum
a; let enum = 1
a; let async = 1
a; let of = 1
a; let get = 1
a; var class
a; var if
a; let a; { let a }
a; { let a; var a }
a; { var a; let a }
a; { function f() {} function f() {} }
a; { function f() {} let f }
a; function f() {} function f() {}
a; function f() {} var f
a; function f() {} let f
a; { let f; function f() {} }
a; { function f() {} var f }
a; try {} catch (e) { let e }
a; try {} catch (e) { var e }
a; try {} catch ([e]) { var e }
a; try {} catch (e) { { let e } }
a; try {} catch ([e, e]) {}
a; for (let i of b) { let i }
a; for (let i of b) { var i }
a; for (let i, i;;) {}
a; for (let [i, i] of b) {}
a; let [b, b] = c
a; var [b, b] = c
a; const {b, c: b} = d
a; class A {} class A {}
a; class A {} let A
a; class A {} var A
a; switch (b) { case 1: let c; case 2: let c }
a; switch (b) { case 1: function c() {} case 2: let c }
async () => { let await = 1 }
async (await) => 1
async await => 1
async function (await) {}
async function await() {}
function await() {}
function* () { yield 1 }
function* () { let yield = 1 }
function* (yield) {}
function* yield() {}
function* () { function yield() {} }
function* (a = yield) {}
async (a = await b) => 1
async function (a = await b) {}
function () { yield 1 }
function () { await 1 }
function () { return await }
() => { return await }
class A { static x = await 1 }
class A { x = arguments }
class A { [a] = 1 }
class A { 'constructor' = 1 }
class A { constructor = 1 }
class A { static prototype() {} }
class A { static prototype = 1 }
class A { #constructor }
class A { #a; #a }
class A { get #a() {} set #a(x) {} }
class A { get #a() {} get #a() {} }
class A { a() {} ; b() {} }
class A { a, b }
class A { let a }
class A { async constructor() {} }
class A { *constructor() {} }
class A { #a; m() { delete this.#a } }
class A { #a; m() { return #a in this } }
#a in b
a.#b
class A { static async *a() {} }
class let {}
class A { m() { with (a) b } }
class A { m(a, a) {} }
class A { m() { return 010 } }
class A { m() { delete a } }
class A extends B {}
class A extends {} {}
class A extends a => 1 {}
class A { get a }
class A { static }
class A { static a; static b = 2 }
class yield {}
class await {}
(a, b) = 1
(a) = 1
(a) => 1
((a)) => 1
(a.b) => 1
([a]) => 1
([a.b]) => 1
({a}) => 1
({a: b.c}) => 1
(a, ...b) => 1
(a, ...[b, c]) => 1
(a, ...b = 1) => 1
() => {}()
(() => {})()
() => {} || a
a || () => {}
a || (() => {})
()
()
() => a
()
 => a
async ()
 => a
async
 x => x
b
a b
(b)
[b]
++
a; debugger
debugger
;
;a
a;;
a;
{}
{};
{} + []
[]
""
''
``
null
undefined
true
this
typeof a
void 0
delete a
delete a.b
!a
~a
-a
+a
- -a
a in b
a instanceof b
a <!-- b
--> a
--> b
<div/>
<div></div>
a < b > c
a<b>(c)
a as b
a!
a: string
const a: string = 1
@a class {}
a |> b
a::b
do { a }
a; using x = b
a; await using x = b
a; import x, {y} from 'z'
a?.b?.c?.()
a?.b`c`
a\u0062
\u0061
\u{61}
\u0031
v\u0061r
a; v\u0061r b
ünï
a.if
a.class.b
a. b
a .b
a..b
a.1
a[1
a[]
a()
a(b,)
a(,)
a(...b)
a(b c)
a(...b, c)
f(async () => { await b }, c)
f(function () { return 1 })
f(() => { if (a) { b } else { c } })
f(() => { if (a) { b } else c } )
f(() => { if (a) b; else; })
f(() => { else b })
f(() => { return })
f(() => { const x = 1; return x; })
f(() => { const x = 1 const y = 2 })
f(() => { x y })
if
new
a.b.c.d(e => ({...e, f: 1}))
a.b.map(e => {...e})
a.map(({b, c}) => b)
a.map(([b, c]) => b)
a.map(([b, c] => b))
[...a, ...b]
[...a ...b]
{...a, ...b}
a ? {b: 1} : {c: 2}
a ? (b, c) : d
`${a}${`${b}`}`
`${}`
`${a b}`
"a" "b"
'it's'
"say "hi""
JSON.parse('{"a": 1}')
moment().format("YYYY")
Api1.run(() => showAlert('x'), () => {})
Api1.run().then(() => { showAlert('x') }).catch(e => {})
navigateTo('Page', {}, 'SAME_WINDOW')
(function () { return 1 })()
(function () { return 1 }())
!function () {}()
function () {}()
async function () { await a }
async () => { try { await a } catch (e) { b } finally { c } }
var f = () => 1; f()
a; var f = function g() { g() }
a; async function f() { await b }
a; function* f() { yield* b }
a; label: while (1) { break label }
a; export const b = 1
a; import('b').then(c => c)
a; await import('b')
a; if (b) { } else if { }
a; if b { }
a; for (let i = 0; i < 5; i++) { b(i) }
a; for (let i = 0; i < 5; i++ { b(i) }
a; for (i of b) c
a; for (async of b) c
a; for (let of b) c
a; for (let.x of b) c
a; for (a.b of c) d
a; for (a() of c) d
a; for (const [k, v] of Object.entries(b)) { c }
a; for (const x in y) z
a; for (x in y, z) w
a; for (x of y, z) w
a; for (let i;;)
a; while (1)
a; do b while (c)
a; do b; while (c) d
a; with (b) c
a; function f(a, a) {}
a; function f(a, a) { 'use strict' }
a; (a, a) => 1
a; 'use strict'; 010
'use strict'; 010
'use strict'; with (a) b
arguments
arguments = 1
eval = 1
a; undefined = 1
NaN = 1
let = 1
let
yield
yield = 1
async
async = 1
await
await = 1
static
implements
enum
interface
package
of
get
get = 1
"""

_LINES = dict.fromkeys(_TEXT.strip("\n").replace("\n ", "\0").split("\n"))
SNIPPETS = tuple(line.replace("\0", "\n") for line in _LINES)
