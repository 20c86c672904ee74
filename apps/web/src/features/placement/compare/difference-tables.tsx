import { useTranslation } from 'react-i18next'
import { formatNip } from '../../../lib/format.ts'
import { PagedTable } from '../paged-table.tsx'
import { PersonCell, PostCell } from '../person-cell.tsx'
import classes from '../placement.module.css'
import { formatFit, formatSigned } from '../points.ts'
import type { Compared } from './compare-words.ts'

type PostRow = Compared['posts'][number]

/** Posts that the two plans give to different people, or only one gives to anybody. */
export function PostDifferences({ compared: { posts } }: { compared: Compared }) {
  const { t } = useTranslation()
  const holder = (side: 'a' | 'b') => (row: PostRow) => {
    const person = row[side]
    if (!person) return t('placement:compare.nobody')
    return (
      <>
        <PersonCell person={person} />
        {t('placement:chains.fit', { fit: formatFit(person.fit) })}
      </>
    )
  }
  return (
    <section className={classes.section}>
      <h2>{t('placement:compare.posts', { count: posts.length })}</h2>
      {posts.length === 0 ? (
        <p>{t('placement:compare.noPosts')}</p>
      ) : (
        <PagedTable
          caption={t('placement:compare.postsCaption')}
          rows={posts}
          rowKey={({ post }) => String(post.index)}
          textOf={({ post, a, b }) => [post.name, post.unitName, post.agencyName, a?.name, b?.name].join(' ')}
          columns={[
            { id: 'post', title: t('placement:posts.post'), cell: ({ post }) => <PostCell post={post} /> },
            { id: 'a', title: t('placement:compare.inA'), cell: holder('a') },
            { id: 'b', title: t('placement:compare.inB'), cell: holder('b') },
            {
              id: 'difference',
              title: t('placement:compare.fitDifference'),
              isNumber: true,
              cell: ({ a, b }) => (a && b ? formatSigned(a.fit - b.fit) : '–'),
            },
          ]}
        />
      )}
    </section>
  )
}

export function OfficialDifferences({ compared: { officials } }: { compared: Compared }) {
  const { t } = useTranslation()
  const place = (post: string | null) => post ?? t('placement:compare.noPlace')
  return (
    <section className={classes.section}>
      <h2>{t('placement:compare.officials', { count: officials.length })}</h2>
      {officials.length === 0 ? (
        <p>{t('placement:compare.noOfficials')}</p>
      ) : (
        <PagedTable
          caption={t('placement:compare.officialsCaption')}
          rows={officials}
          rowKey={({ official }) => String(official.index)}
          textOf={({ official, a, b }) => [official.name, formatNip(official.nip), official.nip, a, b].join(' ')}
          columns={[
            {
              id: 'official',
              title: t('placement:officials.person'),
              cell: ({ official }) => <PersonCell person={official} />,
            },
            { id: 'a', title: t('placement:compare.inA'), cell: ({ a }) => place(a) },
            { id: 'b', title: t('placement:compare.inB'), cell: ({ b }) => place(b) },
          ]}
        />
      )}
    </section>
  )
}

/** Mean fit of each agency's posts, those that differ most at the top. */
export function AgencyTable({ compared: { agencies } }: { compared: Compared }) {
  const { t } = useTranslation()
  const size = ({ a, b }: Compared['agencies'][number]) => (a === null || b === null ? 0 : Math.abs(a - b))
  return (
    <section className={classes.section}>
      <h2>{t('placement:compare.agencies')}</h2>
      <PagedTable
        caption={t('placement:compare.agenciesCaption')}
        rows={agencies.toSorted((one, other) => size(other) - size(one))}
        rowKey={({ name }) => name}
        textOf={({ name }) => name}
        columns={[
          { id: 'name', title: t('placement:compare.agency'), cell: ({ name }) => name },
          { id: 'a', title: t('placement:compare.inA'), isNumber: true, cell: ({ a }) => formatFit(a) },
          { id: 'b', title: t('placement:compare.inB'), isNumber: true, cell: ({ b }) => formatFit(b) },
          {
            id: 'difference',
            title: t('placement:compare.difference'),
            isNumber: true,
            cell: ({ a, b }) => (a === null || b === null ? '–' : formatSigned(a - b)),
          },
        ]}
      />
    </section>
  )
}
