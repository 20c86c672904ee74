import { z } from 'zod'
import { Day, Done, Id, IdParams } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { JabatanKind, Tier } from '../organization.ts'
import { CentreCandidate, CentreClock, CentreTask, CentreTie } from './parts.ts'

/** Of the event's participants. Everything given must hold. */
export const CandidateFilter = z.object({
  participantIds: z.array(Id).max(5000).optional(),
  unitId: Id.optional(),
  tiers: z.array(Tier).optional(),
  kinds: z.array(JabatanKind).optional(),
  /** Part of a name, or the beginning of a NIP. */
  search: z.string().max(100).optional(),
  jabatanSearch: z.string().max(100).optional(),
  /** The first so many, most senior posts first. */
  limit: z.number().int().min(1).max(5000).optional(),
})
export type CandidateFilter = z.infer<typeof CandidateFilter>
export const previewCandidates = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/candidates/preview',
  permission: 'centre.edit',
  params: IdParams,
  body: CandidateFilter,
  response: z.object({
    matching: z.number(),
    already: z.number(),
    sample: z.array(CentreCandidate.omit({ targetTier: true })),
  }),
})
/** Those who are candidates already stay as they are. `targetTier`: level of the post aimed at; null: of the one held. */
export const addCandidates = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/candidates',
  permission: 'centre.edit',
  params: IdParams,
  body: CandidateFilter.extend({ targetTier: Tier.nullable().default(null) }),
  response: z.object({ added: z.number() }),
})
/** Their sittings go with them, as a new version of the timetable; refused for who has been observed. */
export const removeCandidates = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/candidates/remove',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({ participantIds: z.array(Id).min(1).max(5000), reason: z.string().trim().max(500).default('') }),
  response: z.object({ removed: z.number() }),
})

/** Accounts that can be named: those with the role asesor, and everybody of the committee as role player. */
export const listAssessorChoices = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/assessor-choices',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(z.object({ accountId: Id, name: z.string(), nip: z.string(), isAssessor: z.boolean() })),
})
/** All assessors, chiefs and role players. Who has sittings is not taken out: declare them away, repair. */
export const setCentreAssessors = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id/assessors',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    assessors: z
      .array(
        z.object({
          accountId: Id,
          task: CentreTask,
          /** Minutes of watching on one day. */
          maxMinutesPerDay: z.number().int().min(30).max(720).default(360),
        }),
      )
      .max(500),
  }),
  response: Done,
})

/** Every tie between an assessor and a candidate of this centre, declared and read from the records. */
export const listCentreTies = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/ties',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(CentreTie),
})
const DeclaredTie = z.object({
  accountId: Id,
  participantId: Id,
  relation: z.enum(['superior', 'subordinate', 'relative']),
})
/** Holds for the two persons, in every centre. */
export const declareTie = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/ties',
  permission: 'centre.edit',
  params: IdParams,
  body: DeclaredTie,
  response: Done,
})
export const withdrawTie = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/ties/withdraw',
  permission: 'centre.edit',
  params: IdParams,
  body: DeclaredTie.extend({ reason: z.string().trim().min(3).max(500) }),
  response: Done,
})

/** `who`: participant, account or room. */
export const tellAbsence = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/absences',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    who: Id,
    day: Day,
    from: CentreClock,
    to: CentreClock,
    reason: z.string().trim().max(300).default(''),
  }),
  response: z.object({ id: Id }),
})
export const withdrawAbsence = defineRoute({
  method: 'DELETE',
  url: '/api/centre-absences/:id',
  permission: 'centre.edit',
  params: IdParams,
  response: Done,
})

/** Of the centres of open events that the caller serves in: every candidate, and what stands between the two. */
export const OwnTies = z.array(
  z.object({
    id: Id,
    name: z.string(),
    candidates: z.array(
      z.object({
        participantId: Id,
        name: z.string(),
        jabatanName: z.string(),
        unitName: z.string(),
        ties: z.array(CentreTie.pick({ relation: true, declaredBy: true })),
      }),
    ),
  }),
)
export const listOwnTies = defineRoute({
  method: 'GET',
  url: '/api/my-ties',
  permission: 'assessor.own',
  response: OwnTies,
})
/** The caller's own declaration; the committee alone takes it back. */
export const declareOwnTie = defineRoute({
  method: 'POST',
  url: '/api/my-ties',
  permission: 'assessor.own',
  body: DeclaredTie.omit({ accountId: true }),
  response: Done,
})
