// Checks that hold for every page, beside those of axe.

import { none } from './report.mjs'

/** Nothing is wider than the window. */
export async function fits(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) {
      return []
    }
    const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > room + 1)
    return [`${document.documentElement.scrollWidth} wide in ${room}: ${out.map((one) => one.outerHTML.slice(0, 90)).slice(-2).join(' | ')}`]
  })
  none(wide, 'the page scrolls sideways')
}

/** One title, headings in order, every id once, landmarks named, every class of ours with a rule. */
export async function wellMade(page) {
  const faults = await page.evaluate(() => {
    const found = []
    const all = (selector) => [...document.querySelectorAll(selector)]
    if (all('h1').length !== 1) {
      found.push(`${all('h1').length} titles (h1)`)
    }
    // Above the title stands only what went wrong or was done.
    const above = all('.govuk-error-summary h2, .govuk-notification-banner h2')
    let last = 0
    for (const heading of all('h1, h2, h3, h4').filter((one) => !above.includes(one))) {
      const level = Number(heading.tagName[1])
      if (level > last + 1) {
        found.push(`a heading of level ${level} after one of level ${last}: ${heading.textContent}`)
      }
      last = level
    }
    const ids = all('[id]').map((one) => one.id)
    found.push(...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `the id ${id} is there twice`))
    for (const [selector, attribute] of [['label', 'for'], ['[aria-describedby]', 'aria-describedby'], ['[aria-labelledby]', 'aria-labelledby']]) {
      for (const one of all(selector)) {
        const missing = (one.getAttribute(attribute) ?? '').split(/\s+/).filter((id) => id && !document.getElementById(id))
        found.push(...missing.map((id) => `${attribute}="${id}" leads nowhere`))
      }
    }
    for (const landmark of ['header', 'main', 'footer']) {
      if (all(`body > ${landmark}, body > div > ${landmark}`).length !== 1) {
        found.push(`there must be one ${landmark}`)
      }
    }
    const unnamed = all('nav').filter((nav) => !nav.getAttribute('aria-label'))
    found.push(...unnamed.map((nav) => `a nav without a name: ${nav.outerHTML.slice(0, 80)}`))
    if (document.title.startsWith('–') || !document.documentElement.lang) {
      found.push('the page has no title or no language')
    }
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n')
    const known = new Set([...rules.matchAll(/\.(kw-[\w-]+)/g)].map(([, name]) => name))
    const worn = new Set(all('[class*="kw-"]').flatMap((one) => [...one.classList]).filter((name) => name.startsWith('kw-')))
    found.push(...[...worn].filter((name) => !known.has(name)).map((name) => `the class ${name} has no rule`))
    return found
  })
  none(faults, 'the page is not well made')
}

/** Nothing went wrong beside the page. Forgets what it tells. */
export function quiet(session) {
  none(session.faults.splice(0), 'beside the page')
}
