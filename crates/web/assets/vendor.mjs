#!/usr/bin/env node
// Makes govuk-frontend.css and govuk-frontend.js again from the pinned package.
//
//   node vendor.mjs          write the two files beside this script
//   node vendor.mjs --check  fail if the two files differ from what would be written
//
// It needs node, npm and tar. npm fetches the package from whichever registry
// it is set up to use; the hash below decides whether we accept what it sends.
//
// What is changed, and why:
//  - fonts, crest, crown and logos are taken out: a service that is not part of
//    GOV.UK may use the code but not the brand;
//  - the GOV.UK header and footer are taken out: we have our own;
//  - print rules that write link addresses after links are taken out: on a
//    printed record they are noise, and an address can say too much;
//  - colours are left alone: keyworker.css sets them with custom properties.

import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PACKAGE = 'govuk-frontend'
const VERSION = '6.6.0'
const INTEGRITY =
  'sha512-xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0KVT12UAaRwUsGY6fulRcRg=='

const FONT_STACK = '"Helvetica Neue",Helvetica,Arial,sans-serif'
const UNWANTED_SELECTOR =
  /\.govuk-(header|generic-header|footer|logo-dot)(?![a-z])|crest|crown|logotype|\[href\^=/i
const FORBIDDEN =
  /GDS Transport|Frutiger|@font-face|crest|crown|logotype|url\(|https?:|\/\/[a-z0-9-]+\.[a-z]|sourceMappingURL/i

const here = dirname(fileURLToPath(import.meta.url))

function fetchPackage () {
  const folder = mkdtempSync(join(tmpdir(), 'vendor-'))
  try {
    execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', folder], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit']
    })
    const tarball = join(folder, `${PACKAGE}-${VERSION}.tgz`)
    const found = 'sha512-' + createHash('sha512').update(readFileSync(tarball)).digest('base64')
    if (found !== INTEGRITY) {
      throw new Error(`${PACKAGE} ${VERSION} has the wrong hash: ${found}`)
    }
    execFileSync('tar', ['-xzf', tarball, '-C', folder])
    const read = (name) => readFileSync(join(folder, 'package/dist/govuk', name), 'utf8')
    return {
      css: read('govuk-frontend.min.css'),
      js: read('govuk-frontend.min.js')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Splits a style sheet into a tree: rules with a prelude and a body, where the
// body of an at-rule that groups other rules is a list again. Enough for the
// minified file; it throws rather than guesses.
function parse (css) {
  let at = 0

  function skipString (quote) {
    at += 1
    while (css[at] !== quote) at += css[at] === '\\' ? 2 : 1
    at += 1
  }

  function readUntil (stops) {
    const start = at
    let depth = 0
    while (at < css.length) {
      const c = css[at]
      if (c === '"' || c === "'") { skipString(c); continue }
      if (c === '(') depth += 1
      if (c === ')') depth -= 1
      if (depth === 0 && stops.includes(c)) return css.slice(start, at)
      at += 1
    }
    return css.slice(start)
  }

  function rules (nested) {
    const list = []
    while (at < css.length) {
      if (css[at] === '}') {
        if (!nested) throw new Error('unexpected } at ' + at)
        at += 1
        return list
      }
      const prelude = readUntil('{;}').trim()
      if (css[at] === ';') {
        at += 1
        list.push({ prelude, statement: true })
        continue
      }
      if (at >= css.length) {
        if (prelude) throw new Error('unfinished rule: ' + prelude)
        break
      }
      at += 1
      if (/^@(media|supports|layer|container|-moz-document)\b/.test(prelude)) {
        list.push({ prelude, rules: rules(true) })
      } else {
        list.push({ prelude, body: readUntil('}') })
        at += 1
      }
    }
    if (nested) throw new Error('unfinished block')
    return list
  }

  return rules(false)
}

function splitSelectors (prelude) {
  const parts = []
  let depth = 0
  let start = 0
  for (let i = 0; i < prelude.length; i += 1) {
    if ('(['.includes(prelude[i])) depth += 1
    if (')]'.includes(prelude[i])) depth -= 1
    if (prelude[i] === ',' && depth === 0) {
      parts.push(prelude.slice(start, i))
      start = i + 1
    }
  }
  parts.push(prelude.slice(start))
  return parts
}

function clean (list) {
  const out = []
  for (const rule of list) {
    if (rule.statement) { out.push(rule); continue }
    if (/^@font-face\b/.test(rule.prelude)) continue
    if (rule.rules) {
      const inner = clean(rule.rules)
      if (inner.length > 0) out.push({ prelude: rule.prelude, rules: inner })
      continue
    }
    if (rule.prelude.startsWith('@')) { out.push(rule); continue }
    const kept = splitSelectors(rule.prelude).filter((selector) => !UNWANTED_SELECTOR.test(selector))
    if (kept.length === 0) continue
    const body = rule.body
      .replaceAll(/font-family:GDS Transport(,arial,sans-serif)?/g, `font-family:${FONT_STACK}`)
      .replaceAll(/font-family:sans-serif/g, `font-family:${FONT_STACK}`)
    out.push({ prelude: kept.join(','), body })
  }
  return out
}

function print (list) {
  return list.map((rule) => {
    if (rule.statement) return rule.prelude + ';'
    if (rule.rules) return `${rule.prelude}{${print(rule.rules)}}`
    return `${rule.prelude}{${rule.body}}`
  }).join('')
}

function makeCss (css) {
  const withoutComments = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replace(/^\uFEFF/, '').replace(/^@charset[^;]*;/, '')
  const banner = `/* ${PACKAGE} ${VERSION}, MIT licence, see THIRD-PARTY-NOTICES.md. Changed by vendor.mjs. */\n`
  return banner + print(clean(parse(withoutComments))) + '\n'
}

function makeJs (js) {
  const banner = `/* ${PACKAGE} ${VERSION}, MIT licence, see THIRD-PARTY-NOTICES.md. */\n`
  return banner + js.replace(/\/\/# sourceMappingURL=.*\s*$/, '').trimEnd() + '\n'
}

const source = fetchPackage()
const files = {
  'govuk-frontend.css': makeCss(source.css),
  'govuk-frontend.js': makeJs(source.js)
}

for (const [name, text] of Object.entries(files)) {
  const bad = text.match(FORBIDDEN)
  if (bad) throw new Error(`${name} still holds "${bad[0]}"`)
}

let different = 0
for (const [name, text] of Object.entries(files)) {
  const path = join(here, name)
  if (process.argv.includes('--check')) {
    let now = ''
    try { now = readFileSync(path, 'utf8') } catch { /* not there: counts as different */ }
    const same = now === text
    if (!same) different += 1
    console.log(`${name}: ${same ? 'same' : 'DIFFERENT'}`)
  } else {
    writeFileSync(path, text)
    console.log(`${name}: ${Buffer.byteLength(text)} bytes`)
  }
}
process.exitCode = different > 0 ? 1 : 0
