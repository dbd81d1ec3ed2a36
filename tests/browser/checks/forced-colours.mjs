// A reader's own colours (high contrast): what is chosen and where one is must
// not be told by background or shadow, which are gone then.

import { PHONE, session, signIn } from '../lib/browser.mjs'
import { fault } from '../lib/report.mjs'

export async function forcedColours(report, browser, server) {
  const visit = await session(browser, server.address, { viewport: PHONE, forcedColors: 'active' })
  const { page } = visit
  await signIn(page, server, 'mina')
  await report.story('in forced colours the current place of the menu stands out', async () => {
    await page.goto(server.url('/my-day'))
    await standsOut(page, '.kw-nav__link[aria-current]', '.kw-nav__link:not([aria-current])')
    await page.goto(server.url('/my-people'))
    await page.locator('th a').first().click()
    await standsOut(page, '.kw-subnav a[aria-current]', '.kw-subnav a:not([aria-current])')
  }, page)
  await report.story('in forced colours the chosen chip stands out', async () => {
    await page.goto(`${page.url().split('?')[0]}/contacts/new`)
    await standsOut(page, '.kw-chip__input:checked + label', '.kw-chip__input:not(:checked) + label')
  }, page)
  await report.story('in forced colours every button has an edge', async () => {
    const bare = await page.$$eval('.govuk-button', (all) => all.filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1).length)
    if (bare > 0) {
      fault(`${bare} buttons have no border`)
    }
  }, page)
  await visit.close()
}

/** The two differ in a border: its width, or a colour that is not that of the page behind. */
export async function standsOut(page, chosen, other) {
  const same = await page.evaluate(([one, two]) => {
    const edges = (selector) => {
      const style = getComputedStyle(document.querySelector(selector))
      return ['Top', 'Right', 'Bottom', 'Left'].map((side) => {
        const width = parseFloat(style[`border${side}Width`])
        return width > 0 && style[`border${side}Style`] !== 'none' ? `${width} ${style[`border${side}Color`]}` : 'none'
      }).join(', ')
    }
    return edges(one) === edges(two) ? edges(one) : ''
  }, [chosen, other])
  if (same) {
    fault(`${chosen} has the same borders as the others: ${same}`)
  }
}
