import { rename, writeFile } from 'node:fs/promises'
import { checkTimetable, solveTimetable } from '@petakom/domain'
import { UsageError } from '../command.ts'
import { readCentre, readSittings } from './read-centre.ts'
import { boundSentence, brokenSentence, impossibleSentence } from './sentences.ts'

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export async function makePlan(path: string, out: string | undefined, options: { seed: number; passes: number }) {
  const centre = await readCentre(path)
  const answer = solveTimetable(centre, options)
  if (answer.outcome === 'infeasible') {
    console.error(`Jadwal mustahil: ${impossibleSentence(answer)}.`)
    return 1
  }
  if (answer.outcome === 'not-found') {
    console.error(
      `Jadwal tidak ditemukan: ${answer.placed} dari ${answer.needed} keikutsertaan mendapat tempat. Belum terbukti mustahil; ` +
        'tambah hari, ruang, asesor, atau --passes.',
    )
    return 1
  }
  // Written by the one, read by the other: a plan that breaks a rule must never leave.
  const broken = checkTimetable(centre, answer.sittings)
  if (broken.length > 0) throw new Error(`the solver broke a rule: ${JSON.stringify(broken[0])}`)
  const { minutes, lowerBound, binding, gap } = answer
  const sittings = answer.sittings.map((one) => ({ ...one, start: clock(one.start) }))
  const text = `${JSON.stringify({ ...options, minutes, lowerBound, gap, sittings }, null, 1)}\n`
  if (out !== undefined) await writeWhole(out, text)
  const last = sittings.at(-1)
  console.log(
    `${sittings.length} sesi, sesi terakhir mulai ${last?.day} ${last?.start}. ${minutes} menit kerja; batas bawah ${lowerBound}` +
      `${binding ? ` (${boundSentence(binding)})` : ''}; selisih ${(gap * 100).toFixed(1)} %.`,
  )
  return 0
}

export async function checkPlan(path: string, plan: string) {
  const broken = checkTimetable(await readCentre(path), await readSittings(plan))
  for (const one of broken) console.log(brokenSentence(one))
  console.log(broken.length === 0 ? 'Semua aturan dipenuhi.' : `${broken.length} pelanggaran.`)
  return broken.length === 0 ? 0 : 1
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    await writeFile(beside, text)
    await rename(beside, path)
  } catch {
    throw new UsageError(`${path} tidak dapat ditulis. Periksa folder dan izinnya.`)
  }
}
