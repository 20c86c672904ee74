import type { getCareerPost, ResponseOf } from '@petakom/contract'
import type { Db } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { adviceFor } from './advice.ts'
import { judgePosts } from './judge-posts.ts'
import type { OwnPegawai } from './own-pegawai.ts'

/** Every rule and part for one open post; one that is not open, or not of the instansi, is not found. */
export async function explainPost(
  db: Db,
  own: OwnPegawai,
  date: string,
  jabatanId: string,
): Promise<ResponseOf<typeof getCareerPost>> {
  const { official, posts } = await judgePosts(db, own, date, jabatanId)
  const [judged] = posts
  if (!judged) throw errors.NOT_FOUND()
  const { facts, explanation, row } = judged
  return {
    date,
    post: row,
    rules: explanation.eligibility.rules.map((rule) => ({ ...rule, missing: [...rule.missing] })),
    parts: explanation.fit.parts.map((part) => ({ ...part })),
    advice: adviceFor(official.levels, facts.standard),
  }
}
