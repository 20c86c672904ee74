import { readFile } from 'node:fs/promises'
import type { Centre, Sitting } from '@petakom/domain'
import { z } from 'zod'
import { UsageError } from '../command.ts'

const id = z.string().min(1).max(100)
const minutes = z.int().min(0).max(1440)
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'harus jam seperti 08:30')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const span = z
  .strictObject({ start: clock, end: clock })
  .refine(({ start, end }) => start < end, 'start harus lebih awal daripada end')

const centreShape = z
  .strictObject({
    days: z
      .array(z.strictObject({ id, start: clock, end: clock, blocked: z.array(span).default([]) }))
      .min(1)
      .max(31),
    participants: z
      .array(z.strictObject({ id, agency: id }))
      .min(1)
      .max(5000),
    exercises: z
      .array(
        z.strictObject({
          id,
          kind: z.enum(['individual', 'group', 'written']),
          minutes: minutes.min(1),
          preparationMinutes: minutes.default(0),
          rooms: z.array(id).min(1),
          assessors: z.int().min(0).max(10),
          needsRolePlayer: z.boolean().default(false),
          groupSize: z
            .strictObject({ min: z.int().min(2), max: z.int().max(30) })
            .refine(({ min, max }) => min <= max, 'min melebihi max')
            .optional(),
        }),
      )
      .min(1)
      .max(12),
    rooms: z
      .array(z.strictObject({ id, seats: z.int().min(1) }))
      .min(1)
      .max(500),
    assessors: z.array(z.strictObject({ id, agency: id, maxMinutesPerDay: minutes.default(360) })).max(500),
    rolePlayers: z.array(id).default([]),
    links: z
      .array(
        z.strictObject({ assessor: id, participant: id, relation: z.enum(['subordinate', 'superior', 'relative']) }),
      )
      .default([]),
    absences: z.array(z.strictObject({ who: id, day: id, start: clock, end: clock })).default([]),
    restMinutes: minutes.default(10),
    turnoverMinutes: minutes.default(5),
    minAssessors: z.int().min(0).default(2),
  })
  .superRefine((centre, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message })
    const people = [...centre.participants, ...centre.assessors].map((one) => one.id).concat(centre.rolePlayers)
    const known = new Set([...people, ...centre.rooms.map((room) => room.id)])
    const days = new Set(centre.days.map((day) => day.id))
    for (const [list, size] of [
      [[...people, ...centre.rooms.map((room) => room.id)], known.size],
      [centre.days, days.size],
      [centre.exercises, new Set(centre.exercises.map((one) => one.id)).size],
    ] as const)
      if (list.length !== size)
        say('satu id dipakai dua kali; setiap orang, ruang, hari, dan latihan memerlukan id sendiri')
    for (const day of centre.days) if (day.start >= day.end) say(`hari ${day.id} berakhir sebelum dimulai`)
    for (const { id: exercise, rooms } of centre.exercises)
      for (const room of rooms)
        if (!centre.rooms.some((one) => one.id === room)) say(`latihan ${exercise}: ruang ${room} tidak ada`)
    for (const { who, day } of centre.absences)
      if (!known.has(who) || !days.has(day)) say(`halangan ${who} pada ${day}: orang, ruang, atau harinya tidak ada`)
    for (const { assessor, participant } of centre.links)
      if (!known.has(assessor) || !known.has(participant))
        say(`hubungan ${assessor} dan ${participant}: orangnya tidak ada`)
  })

const planShape = z.object({
  sittings: z.array(
    z.strictObject({
      exercise: id,
      day: id,
      start: clock,
      room: id,
      participants: z.array(id),
      assessors: z.array(id),
      rolePlayer: id.nullable(),
    }),
  ),
})

export const readCentre = (path: string): Promise<Centre> => read(path, centreShape)
export const readSittings = async (path: string): Promise<Sitting[]> => (await read(path, planShape)).sittings

async function read<T>(path: string, shape: z.ZodType<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} tidak dapat dibaca. Periksa nama dan izin berkasnya.`)
  })
  const parsed = shape.safeParse(parseJson(text, path))
  if (parsed.success) return parsed.data
  const { path: place, message } = parsed.error.issues[0]!
  throw new UsageError(
    `${path}${place.length > 0 ? `, ${place.join('.')}` : ''}: ${message.replaceAll('\n', ' ')}. Bentuknya ada di docs/timetable.md.`,
  )
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UsageError(`${path}: bukan JSON yang utuh. Perbaiki tulisannya.`)
  }
}
