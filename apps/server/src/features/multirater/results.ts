import { StoredQuestionnaire } from '@petakom/contract'
import { type Frequency, RELATIONS, summariseAnswers } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { multiraterErrors } from './errors.ts'

const RoundRow = z.object({
  roundName: z.string(),
  leastGroup: z.number(),
  questionnaire: StoredQuestionnaire,
  isOpen: z.boolean(),
  name: z.string(),
  isSynthetic: z.boolean(),
})
const AnswerRow = z.object({
  relation: z.enum(RELATIONS),
  content: z.object({ answers: z.record(z.string(), z.custom<Frequency>()), comment: z.string() }),
})

/** What a closed round says of one person, with small groups withheld. */
export async function readResult(db: Db, roundId: string, participantId: string) {
  const round = await db.maybe(
    RoundRow,
    sql`select r.name as "roundName", r.least_group as "leastGroup", r.questionnaire, r.state <> 'closed' as "isOpen",
        g.name, g.is_synthetic or i.is_synthetic as "isSynthetic"
      from multirater_round as r
      join instansi as i on i.id = r.instansi_id
      join participant as t on t.instansi_id = r.instansi_id and t.id = ${participantId} and t.event_id = r.event_id
      join pegawai as g on g.instansi_id = t.instansi_id and g.id = t.pegawai_id
      where r.id = ${roundId} and exists (select from multirater_invitation as k where k.instansi_id = r.instansi_id
        and k.round_id = r.id and k.participant_id = t.id)`,
  )
  if (!round) throw multiraterErrors.MULTIRATER_SUBJECT_UNKNOWN()
  const { questionnaire, isOpen, leastGroup, ...told } = round
  if (isOpen) throw multiraterErrors.MULTIRATER_NOT_IN_STATE({ name: told.roundName, state: 'belum ditutup' })
  const rows = await db.all(
    AnswerRow,
    sql`select relation, content from multirater_answer
      where round_id = ${roundId} and participant_id = ${participantId} order by id`,
  )
  const answers = rows.map(({ relation, content }) => ({ relation, ...content }))
  const { groups, withheld, comments, ownComments } = summariseAnswers(questionnaire, answers, leastGroup)
  const copy = groups.map((group) => ({ ...group, competencies: [...group.competencies] }))
  return {
    ...told,
    leastGroup,
    groups: copy,
    withheld: [...withheld],
    comments: [...comments],
    ownComments: { self: [...ownComments.self], superior: [...ownComments.superior] },
  }
}
