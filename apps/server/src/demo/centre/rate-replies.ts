import type { RatingRow } from '@petakom/contract'
import type { HallClient } from '../hall-client.ts'

interface Task {
  readonly id: string
  readonly text: string
  readonly most: number
}

/** Every written reply of the event, by each rater in turn as long as the routes ask for one more. */
export async function rateReplies(raters: readonly HallClient[], eventId: string): Promise<void> {
  for (const [n, rater] of raters.entries()) {
    const { rows } = await rater.get<{ rows: RatingRow[] }>(`/api/ratings?eventId=${eventId}`)
    for (const { itemId, mine } of rows) {
      if (mine === 0) continue
      const query = `eventId=${eventId}&itemId=${itemId}`
      const { tasks } = await rater.get<{ tasks: { id: string; isOpen: boolean }[] }>(`/api/ratings/tasks?${query}`)
      for (const { id, isOpen } of tasks) {
        if (!isOpen) continue
        const { text, most } = await rater.get<Task>(`/api/ratings/tasks/${id}`)
        await rater.post(`/api/ratings/tasks/${id}`, { points: pointsFor(text, most, n), comment: '' })
      }
    }
  }
}

/** What is said in more words, and with figures, is worth more; the second rater is a point stricter on figures. */
function pointsFor(text: string, most: number, rater: number): number {
  const words = text.split(/\s+/).length
  const figures = /\d/.test(text) ? (rater === 1 ? 0 : 1) : 0
  return Math.min(most, Math.floor(words / 8) + figures)
}
