#!/usr/bin/env node
// Fails if a style sheet or script that we serve holds something we may not or
// do not want to ship: another body's font or crest, or an address off our site.
//
//   node check-assets.mjs

import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FORBIDDEN = [
  ['a font we may not use', /GDS Transport|Frutiger/i],
  ['a font-face rule', /@font-face/i],
  ['a crest, crown or logo', /crest|crown|logotype|licence-logo/i],
  ['an address in a style sheet', /url\(|@import/i],
  ['an off-site address', /https?:\/\/|["'(]\/\/[a-z0-9-]+\.[a-z]/i],
  ['a source map link', /sourceMappingURL/]
]

const here = dirname(fileURLToPath(import.meta.url))
let problems = 0
for (const name of readdirSync(here).filter((file) => /\.(css|js)$/.test(file))) {
  const text = readFileSync(join(here, name), 'utf8')
  for (const [what, pattern] of FORBIDDEN) {
    const found = text.match(pattern)
    if (found) {
      problems += 1
      console.log(`${name}: ${what}: "${found[0]}"`)
    }
  }
}
console.log(problems === 0 ? 'assets are clean' : `${problems} problems`)
process.exitCode = problems === 0 ? 0 : 1
