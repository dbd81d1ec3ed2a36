// Signing in, my people, recording a contact, saving: by keyboard alone. At each
// stop it must be seen where one is, and nothing may lie over it.

import { PHONE, session } from '../lib/browser.mjs'
import { quiet } from '../lib/page.mjs'
import { fault } from '../lib/report.mjs'

const MOST = 60

export async function keyboard(report, browser, server) {
  const visit = await session(browser, server.address, { viewport: PHONE })
  const { page } = visit
  let stops = 0
  const go = async (what) => {
    for (let tries = 0; tries < MOST; tries += 1) {
      await page.keyboard.press('Tab')
      stops += 1
      await seen(page)
      if (what.test(await current(page))) {
        return
      }
    }
    fault(`the Tab key does not reach ${what}`)
  }
  const send = async (key = 'Enter') => {
    const answered = page.waitForNavigation()
    await page.keyboard.press(key)
    await answered
  }
  await report.story('by keyboard alone: sign in, record a contact, save', async () => {
    await page.goto(server.url('/sign-in'))
    await go(/Skip to main content/)
    await go(/^name$/)
    await page.keyboard.type('mina')
    await go(/^password$/)
    await page.keyboard.type(server.password)
    await go(/Sign in/)
    await send()
    await page.waitForURL('**/my-day')
    await page.goto(server.url('/my-people'))
    await go(/Skip to main content/)
    await page.keyboard.press('Enter')
    await go(/Record a contact/)
    await send()
    await go(/^how$/)
    await page.keyboard.press('ArrowRight')
    await seen(page)
    await go(/^when/)
    await page.keyboard.press('ArrowRight')
    await go(/^note$/)
    await page.keyboard.type('By keyboard')
    await go(/Save contact/)
    await send()
    if (!/Saved at .*: phone/.test(await page.locator('main').innerText())) {
      fault('the contact was not saved as chosen')
    }
    quiet(visit)
  }, page)
  report.line(`       ${stops} stops of the Tab key looked at`)
  await visit.close()
}

/** The id of the field, else the words of what has the focus. */
function current(page) {
  return page.evaluate(() => {
    const one = document.activeElement
    return one.matches('input, textarea, select') ? one.id : one.textContent.trim()
  })
}

/** The focus is on the screen, is not covered, and changes what is seen. */
export async function seen(page) {
  const place = await page.evaluate(() => {
    const one = document.activeElement
    const shown = one.matches('.kw-chip__input') ? one.nextElementSibling : one
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect()
    const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2)
    const covered = !at || !(one === at || one.contains(at) || at.contains(one) || shown.contains(at))
    return { words: one.outerHTML.slice(0, 100), body: one === document.body, covered, x: box.left, y: box.top, width: box.width, height: box.height }
  })
  if (place.body) {
    return
  }
  if (place.covered) {
    fault(`something covers what has the focus: ${place.words}`)
  }
  const around = { x: Math.max(0, place.x - 6), y: Math.max(0, place.y - 6), width: place.width + 12, height: place.height + 12 }
  const room = page.viewportSize()
  const clip = { ...around, width: Math.min(around.width, room.width - around.x), height: Math.min(around.height, room.height - around.y) }
  const focused = await page.screenshot({ clip, animations: 'disabled' })
  const back = await page.evaluateHandle(() => {
    const one = document.activeElement
    one.blur()
    return one
  })
  const plain = await page.screenshot({ clip, animations: 'disabled' })
  await back.evaluate((one) => one.focus({ preventScroll: true, focusVisible: true }))
  if (focused.equals(plain)) {
    fault(`the focus cannot be seen: ${place.words}`)
  }
}
