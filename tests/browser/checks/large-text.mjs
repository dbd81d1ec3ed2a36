// Readers who set their own sizes: text twice as large, and the spacing of WCAG
// 1.4.12. Nothing is cut off, nothing scrolls sideways.

import { PHONE, launch, session, signIn } from '../lib/browser.mjs'
import { fits } from '../lib/page.mjs'
import { none } from '../lib/report.mjs'

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

export async function largeText(report, browser, server) {
  const visit = await session(browser, server.address, { viewport: PHONE })
  await signIn(visit.page, server, 'maureen')
  const pages = await chosen(visit.page, server)
  const before = report.failed
  for (const path of pages) {
    await report.check(`spacing of letters and lines: ${path}`, async () => {
      await visit.page.goto(server.url(path))
      await visit.page.evaluate((rules) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(rules)
        document.adoptedStyleSheets = [sheet]
      }, SPACING)
      await whole(visit.page)
    }, visit.page)
  }
  await visit.close()

  // The reader's own size of text is a setting of the browser, so it needs one of its own.
  const large = await launch(['--blink-settings=defaultFontSize=32'])
  const reader = await session(large, server.address, { viewport: { width: 640, height: 568 } })
  await signIn(reader.page, server, 'maureen')
  for (const path of pages) {
    await report.check(`text twice as large: ${path}`, async () => {
      await reader.page.goto(server.url(path))
      await whole(reader.page)
    }, reader.page)
  }
  await large.close()
  report.line(`${report.failed === before ? 'ok    ' : 'done  '} ${pages.length} pages with large text and with wide spacing`)
}

async function chosen(page, server) {
  await page.goto(server.url('/without-key-worker'))
  const person = await page.locator('tbody th a').first().getAttribute('href')
  await page.goto(server.url('/staff'))
  const member = await page.locator('tbody th a').first().getAttribute('href')
  const record = ['', '/contacts', '/contacts/new', '/key-workers', '/key-workers/new', '/edit'].map((part) => person + part)
  return ['/my-day', '/my-people', '/people', '/without-key-worker', '/more', '/staff', member, '/settings', '/audit', '/account', ...record]
}

/** Nothing sticks out, and no text is cut off by the box that it stands in. */
export async function whole(page) {
  await fits(page)
  const cut = await page.evaluate(() => {
    const hidden = (one) => one.closest('.govuk-skip-link, .govuk-visually-hidden, .kw-stack thead, .kw-communicate--long, [hidden]')
    const clipped = [...document.querySelectorAll('body *')].filter((one) => {
      const style = getComputedStyle(one)
      return style.overflow === 'hidden' && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
    })
    const room = document.documentElement.clientWidth
    const menu = [...document.querySelectorAll('.kw-nav__link')].filter((link) => link.getBoundingClientRect().right > room + 1)
    return [...clipped.filter((one) => !hidden(one)), ...menu].map((one) => one.outerHTML.slice(0, 120))
  })
  none(cut, 'text is cut off')
}
