import type { IndividualReport } from '@petakom/contract'
import {
  COMPETENCIES,
  categoryScale,
  competencyGaps,
  golonganName,
  POTENTIAL_ASPECTS,
  POTENTIAL_SCALE,
  PURPOSES,
  type Purpose,
  placementAdvice,
  shortfallSentence,
  strengthSentence,
  tierName,
} from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { findCategoryRecipe } from '../../db/recipes.ts'
import { adviceOn } from './centre/advice.ts'
import { readMethodReport } from './centre/method-report.ts'
import { readMoments } from './centre/moments.ts'
import { observationsOf, readCountedRatings } from './centre/observations.ts'
import { resultErrors } from './errors.ts'
import { methodNote } from './method-note.ts'
import { readScores } from './queries.ts'

const Row = z.object({
  instansi: z.string(),
  isSynthetic: z.boolean(),
  eventName: z.string(),
  purpose: z.string(),
  venue: z.string(),
  number: z.number(),
  titleBefore: z.string().nullable(),
  name: z.string(),
  titleAfter: z.string().nullable(),
  nip: z.string(),
  jabatan: z.string(),
  tier: z.string().nullable(),
  unit: z.string(),
  golongan: z.string().nullable(),
  jpm: z.number().nullable(),
  category: z.string().nullable(),
  achieved: z.number().nullable(),
  required: z.number().nullable(),
  standard: z.record(z.string(), z.number()),
  ownStandard: z.string().nullable(),
  missing: z.array(z.string()),
  assessedOn: z.string(),
  code: z.string(),
  recipeVersion: z.string(),
  categoryVersion: z.string(),
  engineVersion: z.string(),
  inputHash: z.string(),
  computedAt: z.string(),
})

/** The report of one participant, in the order of the official form; page and PDF say the same. */
export async function buildReport(db: Db, participantId: string, publicUrl: string): Promise<IndividualReport> {
  const row = await db.maybe(
    Row,
    sql`select n.name as instansi, p.is_synthetic as "isSynthetic", e.name as "eventName", e.purpose, e.venue, t.number,
        p.title_before as "titleBefore", p.name, p.title_after as "titleAfter", p.nip, j.name as jabatan, j.tier,
        u.name as unit, r.jpm, r.category, r.achieved, r.required, r.standard, r.missing, r.assessed_on as "assessedOn",
        r.verification_code as code, r.recipe_version as "recipeVersion", r.category_version as "categoryVersion", r.engine_version as "engineVersion",
        encode(r.input_hash, 'hex') as "inputHash",
        to_char(r.computed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "computedAt",
        (select g.golongan from pegawai_golongan as g where g.instansi_id = p.instansi_id and g.pegawai_id = p.id
          order by g.valid_during @> r.assessed_on desc, lower(g.valid_during) desc limit 1) as golongan,
        (select s.source from competency_standard as s where s.instansi_id = j.instansi_id and s.jabatan_id = j.id
          and s.valid_during @> r.assessed_on) as "ownStandard"
      from participant as t
      join instansi as n on n.id = t.instansi_id
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.id = ${participantId}`,
  )
  if (!row) throw resultErrors.NOT_SCORED()
  const { competencies, themes, potentials } = await readScores(db, participantId, row.standard)
  const gaps = competencyGaps(Object.fromEntries(competencies.map(({ scale, level }) => [scale, level])), row.standard)
  const observations = observationsOf(await readCountedRatings(db, participantId))
  const moments = await readMoments(db, participantId)
  const short = gaps.filter(({ gap }) => gap < 0)
  const category = categoryScale(row.purpose as Purpose, await findCategoryRecipe(db, row.assessedOn)).find(
    ({ code }) => code === row.category,
  )
  return {
    instansi: row.instansi,
    isSynthetic: row.isSynthetic,
    event: {
      name: row.eventName,
      purpose: row.purpose,
      purposeName: PURPOSES.find(({ code }) => code === row.purpose)?.name ?? row.purpose,
      venue: row.venue,
    },
    assessedOn: row.assessedOn,
    person: {
      number: row.number,
      name: [row.titleBefore, row.name].filter(Boolean).join(' ') + (row.titleAfter ? `, ${row.titleAfter}` : ''),
      nip: row.nip,
      jabatan: row.jabatan,
      tier: tierName(row.tier),
      unit: row.unit,
      golongan: row.golongan === null ? '-' : golonganName(row.golongan),
    },
    potentials: POTENTIAL_ASPECTS.map(({ code, name }) => {
      const rating = potentials.find(({ scale }) => scale === code)?.level ?? null
      return {
        code,
        name,
        rating,
        label: POTENTIAL_SCALE.find(({ value }) => value === rating)?.name ?? 'belum diukur',
      }
    }),
    competencies,
    themes,
    jpm:
      row.jpm === null || row.achieved === null || row.required === null || !category
        ? null
        : {
            achieved: row.achieved,
            required: row.required,
            value: row.jpm,
            category: { code: category.code, name: category.name },
            sentence: `Jumlah level yang dicapai ${row.achieved} dari ${row.required} yang dipersyaratkan, sehingga kesesuaian jabatan (JPM) ${decimal(row.jpm)} % dan termasuk kategori ${category.name} (${category.code}).`,
          },
    missing: missingSentences(row.missing),
    strengths: gaps
      .filter(({ gap }) => gap >= 0)
      .toReversed()
      .slice(0, 4)
      .map(strengthSentence),
    developmentAreas: short.map(shortfallSentence),
    placementAdvice: row.purpose === 'PEMETAAN' && row.category ? placementAdvice(row.category) : null,
    developmentAdvice: (short.length > 0 ? short : gaps)
      .slice(0, 3)
      .map((gap) => adviceOn(gap, { observations, moments })),
    methods: await readMethodReport(db, participantId),
    observations,
    moments,
    standardSource: row.ownStandard ?? 'PermenPANRB 38/2017, bawaan jenjang',
    method: {
      recipeVersion: row.recipeVersion,
      categoryVersion: row.categoryVersion,
      engineVersion: row.engineVersion,
      inputHash: row.inputHash,
      note: await methodNote(db, row.recipeVersion, participantId),
    },
    verification: { code: row.code, url: `${publicUrl}/verifikasi/${row.code}` },
    computedAt: row.computedAt,
  }
}

const decimal = (value: number) => value.toLocaleString('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function missingSentences(missing: readonly string[]): string[] {
  const name = (code: string) => COMPETENCIES.find((competency) => competency.code === code)?.name ?? code
  const of = (reason: string) =>
    missing.filter((entry) => entry.startsWith(`${reason}:`)).map((entry) => name(entry.slice(reason.length + 1)))
  const levels = of('levels')
  return [
    ...(levels.length > 0 ? [`Kompetensi yang belum diukur: ${levels.join(', ')}.`] : []),
    ...(of('rating').length > 0
      ? [`Kompetensi yang jawabannya masih menunggu penilaian asesor: ${of('rating').join(', ')}.`]
      : []),
    ...(of('combined').length > 0
      ? [`Kompetensi yang diukur tetapi belum cukup teliti untuk diberi level: ${of('combined').join(', ')}.`]
      : []),
    ...(of('standard').length > 0 ? ['Standar kompetensi jabatan belum ditetapkan.'] : []),
  ]
}
