// axe-core: all rules of WCAG A and AA, and its best practice.

import fs from 'node:fs'
import { createRequire } from 'node:module'
import { none } from './report.mjs'

const SOURCE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

export async function accessible(page) {
  const there = await page.evaluate(() => typeof globalThis.axe === 'object')
  if (!there) {
    await page.evaluate(SOURCE)
  }
  const violations = await page.evaluate(async (rules) => {
    const found = await globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`))
  }, RULES)
  none(violations, 'axe')
}
