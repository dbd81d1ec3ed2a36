// Faults planted on purpose. Each check of the suite must catch its own.

import http from 'node:http'
import { accessible } from '../lib/axe.mjs'
import { PHONE, session } from '../lib/browser.mjs'
import { fits, quiet, wellMade } from '../lib/page.mjs'
import { keeps } from './ended-session.mjs'
import { toldWell } from './errors.mjs'
import { standsOut } from './forced-colours.mjs'
import { CORPUS, unharmed } from './hostile-text.mjs'
import { seen } from './keyboard.mjs'
import { whole } from './large-text.mjs'
import { backShowsNot, nothingStored } from './leaving.mjs'
import { says } from './no-script.mjs'
import { aboveTheFold } from './two-taps.mjs'

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
const page = (body) => `<!DOCTYPE html><html lang="en"><title>t</title><main><h1>t</h1>${body}</main></html>`

/** A careless server: what it is asked to say, it says as it is. */
const ANSWERS = {
  '/policy': () => [page('<script>document.title = 1</script>'), { 'content-security-policy': POLICY }],
  '/elsewhere': (home) => [page(`<img alt="" src="${home.replace('127.0.0.1', 'localhost')}/x.png">`)],
  '/raw': (_, words) => [page(words)],
  '/broken': () => [page('<img alt="" src="/fault">')],
  '/record': () => [page('<p>Mira Khan</p>'), { 'cache-control': 'max-age=3600' }],
}

export async function controls(report, browser) {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://careless')
    const home = `http://${request.headers.host}`
    const [body, headers = {}] = ANSWERS[url.pathname]?.(home, url.searchParams.get('say')) ?? [page('')]
    response.writeHead(url.pathname === '/fault' ? 500 : 200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const home = `http://127.0.0.1:${server.address().port}`
  const plant = (what, [sign, bad]) => report.control(what, sign, async () => {
    const visit = await session(browser, home, { viewport: PHONE, forcedColors: what.startsWith('forced') ? 'active' : 'none' })
    const show = (body) => visit.page.setContent(page(body))
    try {
      await bad({ ...visit, visit, show, home })
    } finally {
      await visit.close()
    }
  })
  for (const [what, bad] of Object.entries(PLANTED)) {
    await plant(what, bad)
  }
  server.closeAllConnections()
  server.close()
}

/** What is watched beside the page arrives a moment after the page. */
async function beside({ page: shown, visit }, address) {
  await shown.goto(address)
  await shown.waitForTimeout(200)
  quiet(visit)
}

/** What is planted, the words by which its check must tell of it, and the check. */
const PLANTED = {
  'a field without a label (axe)': [/label/, async ({ page: shown, show }) => { await show('<input>'); await accessible(shown) }],
  'grey on grey (axe)': [/color-contrast/, async ({ page: shown, show }) => { await show('<p style="color:#999;background:#888">words</p>'); await accessible(shown) }],
  'a box of 500 px at 320': [/500/, async ({ page: shown, show }) => { await show('<div style="width:500px">wide</div>'); await fits(shown) }],
  'the same id twice': [/the id a is there twice/, async ({ page: shown, show }) => { await show('<p id="a"></p><p id="a"></p>'); await wellMade(shown) }],
  'a class without a rule': [/kw-nothing has no rule/, async ({ page: shown, show }) => { await show('<header></header><footer class="kw-nothing"></footer>'); await wellMade(shown) }],
  'a script inside the page, against the policy': [/content policy: script-src/, async (visit) => beside(visit, `${visit.home}/policy`)],
  'a picture from elsewhere': [/request to elsewhere/, async (visit) => beside(visit, `${visit.home}/elsewhere`)],
  'a fault of the server': [/answer 500/, async (visit) => beside(visit, `${visit.home}/broken`)],
  'text that runs': [/dialog: 1/, async (visit) => {
    await visit.page.goto(`${visit.home}/raw?say=${encodeURIComponent(CORPUS[0])}`)
    quiet(visit.visit)
  }],
  'text that becomes markup': [/became markup/, async (visit) => {
    await visit.page.goto(`${visit.home}/raw?say=${encodeURIComponent('<b data-hostile>x</b>')}`)
    await unharmed(visit.visit, '')
  }],
  'a focus that is not seen': [/cannot be seen/, async ({ page: shown, show }) => {
    await show('<button style="outline:0">Save</button>')
    await shown.keyboard.press('Tab')
    await seen(shown)
  }],
  'a focus under a bar': [/covers/, async ({ page: shown, show }) => {
    await show('<button>Save</button><div style="position:fixed;inset:0;background:#fff">bar</div>')
    await shown.keyboard.press('Tab')
    await seen(shown)
  }],
  'a button below the fold': [/px down/, async ({ page: shown, show }) => { await show('<p style="height:600px"></p><button>Save</button>'); await aboveTheFold(shown, 'Save') }],
  'forced colours: chosen by background alone': [/same borders/, async ({ page: shown, show }) => {
    await show('<b class="on" style="background:teal">a</b> <b class="off">b</b>')
    await standsOut(shown, '.on', '.off')
  }],
  'text cut off by its box': [/cut off/, async ({ page: shown, show }) => { await show('<p style="height:1em;overflow:hidden">a<br>b<br>c</p>'); await whole(shown) }],
  'a summary that leads nowhere': [/leads nowhere/, async ({ page: shown, show }) => {
    await show('<div class="govuk-error-summary" tabindex="-1"><a href="#nothing">Enter a name</a></div>')
    await toldWell(shown)
  }],
  'a record behind the Back button': [/Back shows/, async ({ page: shown, home }) => {
    await shown.goto(`${home}/record`)
    await shown.goto(`${home}/away`)
    await backShowsNot(shown, 'Mira Khan')
  }],
  'a record in the stores of the browser': [/localStorage draft/, async ({ page: shown, home }) => {
    await shown.goto(`${home}/record`)
    await shown.evaluate(() => localStorage.setItem('draft', 'Mira Khan'))
    await nothingStored(shown)
  }],
  'words lost with the session': [/holds ""/, async ({ page: shown, show }) => { await show('<label for="n">Note</label><textarea id="n"></textarea>'); await keeps(shown, 'Note', 'typed') }],
  'a page that does not say what was done': [/does not say Saved/, async ({ page: shown, show }) => { await show('<p>Nothing</p>'); await says(shown, 'Saved') }],
}
