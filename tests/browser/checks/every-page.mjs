// Every page that a role can reach by links, at two widths. Addresses that differ
// only in which record they show are one page.

import { accessible } from '../lib/axe.mjs'
import { DESK, PHONE, open, session, signIn, together } from '../lib/browser.mjs'
import { fits, quiet, wellMade } from '../lib/page.mjs'
import { fault } from '../lib/report.mjs'

const RECORD = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export function pattern(address) {
  const url = new URL(address)
  // One rule of a policy stands for all of its kind of page.
  const path = url.pathname.replace(RECORD, '*').replace(/\/policy\/(?!choose)[a-z-]+$/, '/policy/*')
  return path + [...url.searchParams.keys()].sort().map((key) => `?${key}`).join('')
}

export async function everyPage(report, browser, server) {
  const pages = new Set()
  await together(server.roles, async ({ name }) => {
    const visit = await session(browser, server.address)
    await signIn(visit.page, server, name)
    const found = await crawl(report, visit, server, name)
    found.forEach((page) => pages.add(page))
    report.line(`${found.size} pages of ${name}`)
    await visit.close()
  })
  await report.check('the crawl reaches the whole product', () => {
    if (pages.size < 45) {
      fault(`only ${pages.size} kinds of page: ${[...pages].join(' ')}`)
    }
  })
}

async function crawl(report, visit, server, name) {
  const { page } = visit
  const waiting = [page.url()]
  const seen = new Set()
  while (waiting.length > 0) {
    const address = waiting.shift()
    const kind = pattern(address)
    if (seen.has(kind)) {
      continue
    }
    seen.add(kind)
    let file = false
    const shown = await report.check(`${name}: ${kind} opens`, async () => {
      file = await opens(page, address)
    }, page)
    if (!shown || file) {
      continue
    }
    waiting.push(...(await links(page, server)))
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size)
      await report.check(`${name}: ${kind} at ${size.width}`, async () => {
        await fits(page)
        await accessible(page)
        await wellMade(page)
        quiet(visit)
      }, page)
    }
  }
  return seen
}

/** A link that we show leads to something that its reader may see. Whether that is a file. */
async function opens(page, address) {
  const answer = await open(page, address)
  if (answer && !answer.ok()) {
    fault(`a link leads to an answer ${answer.status()}`)
  }
  return !answer
}

async function links(page, server) {
  const found = await page.$$eval('a[href]', (all) => all.map((one) => one.href))
  const away = found.filter((href) => !href.startsWith(server.address))
  if (away.length > 0) {
    fault(`a link leaves the product: ${away[0]}`)
  }
  // An invitation is for someone who is not signed in.
  return found.filter((href) => !href.includes('/invitation/')).map((href) => href.split('#')[0])
}
