import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What a machine can tell of WCAG 2.2 A and AA: rule and first element of each breach. */
export async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

/** Pixels that the page is wider than a window of 320, which is 400 % zoom of 1280; tables scroll in their own frames. */
export async function overhangAt400Percent(page: Page): Promise<number> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (before) await page.setViewportSize(before)
  return overhang
}

const MOST_STOPS = 60

/** Goes through the page by Tab: whatever takes the focus shows a ring of 2 px, 2 px away, and not under the header. */
export async function focusFaults(page: Page): Promise<string[]> {
  const faults = new Set<string>()
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement | null
      if (!focused || focused === document.body) return 'end'
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(focused)
      const name = `${focused.tagName} ${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').slice(0, 40)}`
      if (outlineStyle !== 'solid' || outlineWidth !== '2px' || outlineOffset !== '2px')
        return `${name}: ring ${outlineStyle} ${outlineWidth} ${outlineOffset}`
      const header = document.querySelector('header')
      const bar = header?.getBoundingClientRect()
      const isSticky = header && getComputedStyle(header).position === 'sticky'
      const box = focused.getBoundingClientRect()
      const isCovered = isSticky && !header.contains(focused) && bar && box.bottom <= bar.bottom && box.bottom > 0
      return isCovered && !focused.classList.contains('skip-link') ? `${name}: under the header` : ''
    })
    if (seen === 'end') break
    if (seen) faults.add(seen)
  }
  return [...faults]
}
