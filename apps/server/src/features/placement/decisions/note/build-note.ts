import type { DocumentPost, ProposalDocument } from '../document.ts'
import {
  CONSTRAINT_NAMES,
  KIND_NAMES,
  longDay,
  PART_NAMES,
  points,
  ROLE_NAMES,
  ruleName,
  ruleValue,
  STATE_NAMES,
  WORD_NAMES,
} from '../document-words.ts'
import type { StoredCandidate } from '../sheet.ts'

/** What the template lays out: words and numbers as they are printed. */
export function buildNote(document: ProposalDocument, publicUrl: string) {
  const { sheet, archive, timezone } = document
  const moves = document.posts.filter(({ chosen, isHolderKept }) => chosen !== null && !isHolderKept)
  const still = document.posts.filter((post) => !moves.includes(post))
  return {
    instansi: document.instansi,
    isSynthetic: document.isSynthetic,
    state: STATE_NAMES[document.state],
    isSigned: archive !== null,
    round: { name: sheet.round.name, day: longDay(sheet.round.date) },
    plan: `nomor ${sheet.plan.number}, ${sheet.plan.label}`,
    note: breakable(document.note),
    proposed: `${document.proposedBy}, ${longDay(document.proposedAt, timezone)}`,
    ended: document.closed && `${document.closed.by}, ${longDay(document.closed.at, timezone)}`,
    endReason: breakable(document.closed?.reason ?? null),
    stale:
      document.stale && breakable(`${document.stale.total} perubahan data sesudah dibekukan. ${document.stale.reason}`),
    figures: {
      total: points(sheet.figures.total),
      bound: points(sheet.figures.bound),
      certified: sheet.figures.certified,
      moves: moves.length,
      vacancies: sheet.figures.vacancies,
      filled: sheet.figures.filledVacancies,
    },
    moves: moves.map((move) => noteMove(move, timezone)),
    still: still.map(noteStill),
    constraints: document.constraints
      .filter(({ removedAt }) => removedAt === null)
      .map((one) => ({
        text: [CONSTRAINT_NAMES[one.kind], one.official, one.post && `${one.post}, ${one.unit}`]
          .filter(Boolean)
          .join(' · '),
        reason: breakable(one.reason),
        price: points(one.price),
      })),
    versions: `Mesin ${sheet.versions.engine} · aturan ${sheet.versions.rules} · resep ${sheet.versions.fitRecipe}`,
    hashes: {
      snapshot: sheet.snapshotHash,
      input: sheet.inputHash,
      sheet: document.sheetHash,
      archive: archive?.hash ?? null,
    },
    code: archive?.code ?? null,
    url: archive ? `${publicUrl}/verifikasi/nota/${archive.code}` : null,
  }
}
export type Note = ReturnType<typeof buildNote>

/** What somebody wrote, with places to break where no line could hold it. */
function breakable<T extends string | null>(text: T): T {
  return text === null ? text : (text.replace(/\S{30}/g, '$&\u200b') as T)
}

function noteMove({ post, role, decision, chosen }: DocumentPost, timezone: string) {
  const person = chosen!
  const isDeparture = decision !== null && decision.word !== 'follow'
  return {
    name: person.name,
    nip: person.nip,
    from: person.from
      ? [person.from.name, person.from.agencyName].filter(Boolean).join(', ')
      : 'tanpa jabatan tercatat',
    to: `${post.name}, ${post.unitName}`,
    kind: KIND_NAMES[person.kind],
    role: ROLE_NAMES[role],
    fit: points(person.fit),
    interval: `${points(person.low)} sampai ${points(person.high)}`,
    assessed: person.assessedOn ? longDay(person.assessedOn) : null,
    box: person.box,
    parts: person.parts.map(({ code, weight, value, points: share }) => ({
      name: PART_NAMES[code] ?? code,
      weight: `${weight} %`,
      value: points(value),
      share: points(share),
    })),
    rules: person.rules
      .filter(({ status }) => status === 'held')
      .map(
        ({ code, clause, value, limit, unit }) =>
          `${ruleName(code)} (${ruleValue(value, unit)}; syarat ${ruleValue(limit, unit)}; ${clause})`,
      ),
    others: post.candidates.filter(({ index }) => index !== person.index).map((one) => otherWords(one, person)),
    decision: decision && WORD_NAMES[decision.word],
    isDeparture,
    price: isDeparture ? points(decision.price) : null,
    reason: breakable(decision?.reason ?? null),
    considerations: breakable(decision?.considerations ?? null),
    heard: decision && decision.heard.length > 0 ? breakable(decision.heard.join('; ')) : null,
    decided: decision && `${decision.decidedBy}, ${longDay(decision.decidedAt, timezone)}`,
  }
}

const isEven = (one: StoredCandidate, other: StoredCandidate) => one.low <= other.high && other.low <= one.high

function otherWords(one: StoredCandidate, chosen: StoredCandidate): string {
  const remarks = [
    points(one.fit),
    ...(isEven(one, chosen) ? ['setara'] : []),
    ...(one.isPlanned ? ['pilihan rencana'] : []),
    ...(one.isHolder ? ['pemangku sekarang'] : []),
  ]
  return `${one.name} (${remarks.join(', ')})`
}

function noteStill({ post, role, decision, isHolderKept }: DocumentPost) {
  return {
    post: `${post.name}, ${post.unitName}`,
    role: ROLE_NAMES[role],
    outcome: isHolderKept ? `tetap diduduki ${post.holder?.name ?? ''}` : 'kosong',
    decision: decision ? WORD_NAMES[decision.word] : 'menurut rencana',
    price: decision?.word === 'empty' ? points(decision.price) : null,
    reason: breakable(decision?.reason ?? null),
  }
}
