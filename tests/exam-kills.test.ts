import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ITEM_COUNT } from '../apps/server/src/testing/exam-fixture.ts'
import { openBrowser } from './exam-browser.ts'
import { beginExam, choose, fillSignIn, openExamHall, saved } from './exam-hall.ts'

const HOSTILE = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script>'
const hall = openExamHall()

const item = (page: Page, number: number) => page.getByRole('heading', { name: `Soal ${number} dari ${ITEM_COUNT}` })
const review = (page: Page) => page.getByRole('button', { name: 'Kumpulkan jawaban' })
const confirm = (page: Page) => page.getByRole('button', { name: 'Ya, kumpulkan' })
const done = (page: Page) => page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' })
/** The waiting room of a person whose last test is over. */
const over = (page: Page) => page.getByText('Tes uji: sudah dikumpulkan')

async function enter(page: Page) {
  await page.goto(`${hall.baseUrl}/ujian`)
  await fillSignIn(page, hall.exam)
  await page.getByRole('button', { name: 'Masuk' }).click()
}

const setAttempt = (change: string) =>
  hall.test.owner(`update attempt set ${change} where instansi_id = $1`, [hall.exam.instansiId])
const opensIn = (seconds: number) => setAttempt(`opens_at = clock_timestamp() + interval '${seconds} seconds'`)

async function answerThree(page: Page) {
  await beginExam(page, hall)
  for (const [index, option] of ['A', 'B', 'C'].entries()) {
    await item(page, index + 1).waitFor()
    await choose(page, option)
    await page.getByRole('button', { name: 'Berikutnya' }).click()
  }
  await item(page, 4).waitFor()
}

async function toReview(page: Page) {
  await answerThree(page)
  await page.getByRole('button', { name: 'Tinjau dan selesai' }).click()
  await review(page).waitFor()
}

/** Back to the first item: a browser that was killed may have lost its cookie, and goes on at what is not answered. */
async function comeBack(page: Page) {
  await page.bringToFront()
  await page.goto(`${hall.baseUrl}/ujian`)
  const nip = page.getByLabel('NIP (18 angka)')
  const second = item(page, 2)
  await nip.or(second).first().waitFor()
  if (await nip.isVisible()) {
    await fillSignIn(page, hall.exam)
    await page.getByRole('button', { name: 'Masuk' }).click()
    await second.waitFor()
  }
  await page.getByRole('button', { name: 'Sebelumnya' }).click()
  await item(page, 1).waitFor()
}

/** From wherever the page comes back to the receipt, as a person would who follows what it says. */
async function goOn(page: Page) {
  await page.goto(`${hall.baseUrl}/ujian`)
  const nip = page.getByLabel('NIP (18 angka)')
  const ready = page.getByRole('button', { name: 'Saya siap' })
  const onItem = page.getByRole('heading', { name: /^Soal \d dari / })
  const next = page.getByRole('button', { name: 'Berikutnya' })
  const finish = page.getByRole('button', { name: 'Tinjau dan selesai' })
  for (let step = 0; step < 20; step += 1) {
    await nip.or(ready).or(onItem).or(review(page)).or(done(page)).or(over(page)).first().waitFor()
    // In the waiting room nothing is pressed: it opens by itself.
    if ((await done(page).isVisible()) || (await over(page).isVisible())) return
    if (await nip.isVisible()) {
      await fillSignIn(page, hall.exam)
      await page.getByRole('button', { name: 'Masuk' }).click()
      await nip.waitFor({ state: 'detached' })
    } else if (await ready.isVisible()) {
      await ready.click()
      await ready.waitFor({ state: 'detached' })
    } else if (await review(page).isVisible()) {
      await review(page).click()
      await confirm(page).click()
      await done(page).waitFor()
    } else if (await finish.isVisible()) await finish.click()
    // What was begun before the kill may go on by itself meanwhile: the item is then gone from under the hand.
    else await next.click({ timeout: 2000 }).catch(() => {})
  }
  throw new Error(`no end is reached: ${await page.locator('body').textContent()}`)
}

const storedChoices = async () =>
  (
    await hall.test.owner(`select value ->> 'choice' as choice from answer where instansi_id = $1 order by seq`, [
      hall.exam.instansiId,
    ])
  ).rows.map(({ choice }) => choice)

/** How a person gets to each screen, and the answers that must be there in the end. */
const SCREENS: [string, (page: Page) => Promise<unknown>, string[]][] = [
  [
    'signing in, with the form filled',
    async (page) => {
      await page.goto(`${hall.baseUrl}/ujian`)
      await fillSignIn(page, hall.exam)
    },
    [],
  ],
  [
    'the preparation',
    async (page) => {
      await enter(page)
      await page.getByRole('button', { name: 'Saya siap' }).waitFor()
    },
    [],
  ],
  [
    'the waiting room, before the doors open',
    async (page) => {
      await opensIn(7)
      await enter(page)
      await page.getByRole('button', { name: 'Saya siap' }).click()
      await page.getByRole('heading', { name: 'Ruang tunggu' }).waitFor()
    },
    [],
  ],
  ['the first item, unanswered', (page) => beginExam(page, hall), []],
  [
    'an item, right after the answer was on the disk',
    async (page) => {
      await beginExam(page, hall)
      await page.context().setOffline(true)
      await choose(page, 'B')
      await page.getByText('Jawaban tersimpan di perangkat').waitFor()
    },
    ['B'],
  ],
  ['the last item, with three answers', answerThree, ['A', 'B', 'C']],
  ['the review', toReview, ['A', 'B', 'C']],
  [
    'the question whether to hand in',
    async (page) => {
      await toReview(page)
      await review(page).click()
      await confirm(page).waitFor()
    },
    ['A', 'B', 'C'],
  ],
  [
    'handing in, while the server cannot be reached',
    async (page) => {
      await toReview(page)
      await saved(page)
      await page.context().setOffline(true)
      await review(page).click()
      await confirm(page).click()
      await page.getByText('Jawaban belum terkumpul').waitFor()
    },
    ['A', 'B', 'C'],
  ],
  [
    'the receipt',
    async (page) => {
      await toReview(page)
      await review(page).click()
      await confirm(page).click()
      await done(page).waitFor()
    },
    ['A', 'B', 'C'],
  ],
]

it.each(SCREENS)(
  'a browser killed at %s goes on from there, with every answer',
  async (_screen, reach, expected) => {
    await reach(hall.running.page)
    await hall.running.kill()
    hall.running = await openBrowser(hall.profile)
    await goOn(hall.running.page)
    expect(await storedChoices()).toEqual(expected)
    const { rows } = await hall.test.owner(
      `select count(*)::int as n, count(handed_in_at)::int as "handedIn" from attempt
       where instansi_id = $1 and started_at is not null`,
      [hall.exam.instansiId],
    )
    expect(rows).toEqual([{ n: 1, handedIn: 1 }])
  },
  90_000,
)

it('goes on in either tab of two that died together, and a second tab wrote nothing', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  const second = await page.context().newPage()
  await second.goto(`${hall.baseUrl}/ujian`)
  await second.getByText('sudah terbuka di tab lain').waitFor()
  await page.bringToFront()
  await choose(page, 'A')
  await saved(page)
  await page.context().setOffline(true)
  await choose(page, 'C')
  await page.getByText('Jawaban tersimpan di perangkat').waitFor()
  await hall.running.kill()
  hall.running = await openBrowser(hall.profile)
  const context = hall.running.page.context()
  const tabs = [hall.running.page, await context.newPage()]
  for (const tab of tabs) await comeBack(tab)
  // Whichever came first writes; the other one shows the same answer and may not.
  await saved(tabs[0]!)
  await tabs[1]!.getByText('sudah terbuka di tab lain').waitFor()
  for (const tab of tabs) expect(await tab.getByRole('radio', { name: 'Pilihan C' }).isChecked()).toBe(true)
  // The tab that writes is closed: the other one is told to be loaded again, and writes from then on.
  await tabs[0]!.close()
  await tabs[1]!.bringToFront()
  await tabs[1]!.getByRole('button', { name: 'Pakai tab ini' }).click()
  await item(tabs[1]!, 2).waitFor()
  await tabs[1]!.getByRole('button', { name: 'Sebelumnya' }).click()
  await choose(tabs[1]!, 'B')
  await expect.poll(storedChoices).toEqual(['A', 'C', 'B'])
}, 60_000)

it('brings extra time to a tab that was cut off meanwhile, before its old time is over, and takes what it wrote', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  await setAttempt(
    'duration_seconds = coalesce(extract(epoch from clock_timestamp() - started_at)::int + 20, duration_seconds)',
  )
  await page.reload()
  await choose(page, 'A')
  await saved(page)
  await page.context().setOffline(true)
  const grant = await hall.exam.call('POST', `/api/events/${hall.exam.eventId}/time`, {
    ...{ action: 'extend', minutes: 10, reason: 'Listrik padam' },
    target: { kind: 'seats', participantIds: [hall.exam.participants[0]!.id] },
  })
  expect(grant.statusCode, grant.body).toBe(200)
  await choose(page, 'B')
  await page.getByText('Jawaban tersimpan di perangkat').waitFor()
  await page.context().setOffline(false)
  await page.getByText('Panitia menambah waktu').waitFor()
  await choose(page, 'C')
  await saved(page)
  expect(await page.getByRole('radio', { name: 'Pilihan C' }).isEnabled()).toBe(true)
  // The word "stored" may still be that of the answer before.
  await expect.poll(storedChoices).toEqual(['A', 'B', 'C'])
  const late = await hall.test.owner('select from answer where instansi_id = $1 and is_late', [hall.exam.instansiId])
  expect(late.rows).toEqual([])
}, 60_000)

it('shows script in a name, an item and a choice as text, and runs none of it', async () => {
  const { page } = hall.running
  await hall.test.owner('update pegawai set name = $1 where instansi_id = $2', [HOSTILE, hall.exam.instansiId])
  await hall.test.owner('update event set name = $1 where instansi_id = $2', [HOSTILE, hall.exam.instansiId])
  await hall.test.owner('alter table item_version disable trigger all')
  await hall.test.owner(
    `update item_version set content = jsonb_set(jsonb_set(content, '{stem}', to_jsonb($1::text)),
       '{options,0,text}', to_jsonb($1::text)) where instansi_id = $2`,
    [HOSTILE, hall.exam.instansiId],
  )
  await hall.test.owner('alter table item_version enable trigger all')
  await beginExam(page, hall)
  expect(await page.getByText(HOSTILE).count()).toBeGreaterThan(1)
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  expect(await page.locator('img[src="x"]').count()).toBe(0)
}, 60_000)
