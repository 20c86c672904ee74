import type { getCareer, ResponseOf } from '@petakom/contract'
import { JOB_FIELDS, tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import classes from './career.module.css'

type Posts = NonNullable<ResponseOf<typeof getCareer>['posts']>

export function HeldPosts({ posts }: { posts: Posts }) {
  const { t, i18n } = useTranslation()
  const fieldName = (code: string) => {
    const field = JOB_FIELDS.find((one) => one.code === code)
    return (i18n.language === 'en' ? field?.nameEn : field?.name) ?? code
  }
  return (
    <ul>
      {posts.map((post) => (
        <li key={`${post.from}${post.name}`}>
          {post.name}, {post.unitName}
          <br />
          <span className={classes.muted}>
            {post.tier ? tierName(post.tier) : t('career:record.noTier')};{' '}
            {post.field ? fieldName(post.field) : t('career:record.noField')};{' '}
            <HeldSpan from={post.from} until={post.until} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const DAY = 86_400_000

/** `until` is the day after the last. */
export function HeldSpan({ from, until }: { from: string; until: string | null }) {
  const { t } = useTranslation()
  if (until === null) return t('career:record.since', { from: formatDate(from) })
  const last = new Date(Date.parse(`${until}T00:00:00Z`) - DAY).toISOString().slice(0, 10)
  return t('career:record.span', { from: formatDate(from), until: formatDate(last) })
}
