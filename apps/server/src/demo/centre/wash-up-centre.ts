import type { Washup, WashupCompetencyView, WashupList } from '@petakom/contract'
import type { HallClient } from '../hall-client.ts'

const turnOf = (words: readonly { readonly turn: number }[]) => words.at(-1)?.turn ?? 0
const mean = (levels: readonly number[]) => levels.reduce((sum, level) => sum + level, 0) / levels.length

/** The wash-up of every candidate whose ratings are all locked: what differs is agreed with a reason, the rest taken. Returns how many
 * are closed. */
export async function washUpCentre(chief: HallClient, centreId: string, chiefId: string): Promise<number> {
  const { rows } = await chief.get<WashupList>(`/api/centres/${centreId}/washups`)
  let closed = 0
  for (const { participantId, state, washupId } of rows) {
    if (state === 'closed') closed += 1
    if (state === 'closed' || state === 'waiting') continue
    const id =
      washupId ??
      (await chief.post<{ id: string }>(`/api/centres/${centreId}/washups`, { participantId, reason: null })).id
    await agree(chief, id, chiefId)
    await chief.post(`/api/washups/${id}/close`, {})
    closed += 1
  }
  return closed
}

async function agree(chief: HallClient, id: string, authorId: string): Promise<void> {
  const read = () => chief.get<Washup>(`/api/washups/${id}`)
  const decide = (exerciseId: string | null, competency: string, level: number, reason: string, turn: number) =>
    chief.post(`/api/washups/${id}/decisions`, { exerciseId, competency, level, reason, authorId, turn })
  for (const { competency, cells } of (await read()).competencies) {
    for (const { exerciseId, ratings, state, words } of cells) {
      if (state !== 'differs') continue
      const levels = ratings.map(({ level }) => level)
      const reason = `Catatan kedua asesor dibaca bersama: nilai ${levels.join(' dan ')} disepakati menurut bukti.`
      await decide(exerciseId, competency, Math.round(mean(levels)), reason, turnOf(words))
    }
  }
  for (const one of (await read()).competencies.filter(({ state }) => state === 'discuss')) {
    const reason = 'Perilaku berbeda antarlatihan; disepakati menurut latihan yang paling banyak buktinya.'
    await decide(null, one.competency, proposalOf(one), reason, turnOf(one.words))
  }
  const even = (await read()).competencies.filter(({ state }) => state === 'even')
  if (even.length === 0) return
  await chief.post(`/api/washups/${id}/accept`, {
    competencies: even.map(({ competency, basis }) => ({ competency, basis })),
  })
}

const proposalOf = ({ proposal, cells }: WashupCompetencyView): number =>
  proposal ?? Math.round(mean(cells.flatMap(({ ratings }) => ratings.map(({ level }) => level))))
