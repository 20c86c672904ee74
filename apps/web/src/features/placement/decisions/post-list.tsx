import { Checkbox } from '@mantine/core'
import type { SheetPost } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './decisions.module.css'
import { PostPanel } from './post-panel.tsx'
import { formatPoints, type ProposalView, postTitle } from './proposal-data.ts'

/** Every post that needs a word; one opened shows its candidates. */
export function PostList({ view, mayDecide }: { view: ProposalView; mayDecide: boolean }) {
  const { t } = useTranslation()
  const heading = useId()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const posts = onlyOpen
    ? view.sheet.filter(({ decision, conflicts }) => !decision || conflicts.length > 0)
    : view.sheet
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <h2 id={heading}>{t('decision:posts.title')}</h2>
      <p>{t('decision:posts.lead')}</p>
      <Checkbox
        mb="sm"
        label={t('decision:posts.onlyOpen')}
        checked={onlyOpen}
        onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
      />
      {posts.length === 0 ? <p role="status">{t('decision:posts.none')}</p> : null}
      <ul className={classes.posts}>
        {posts.map((post) => (
          <li key={post.index}>
            <PostRow view={view} post={post} mayDecide={mayDecide} next={nextOpen(view, post)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The next post of the list that has no word yet, from this one on and then from the top. */
function nextOpen({ sheet }: ProposalView, post: SheetPost): number | null {
  const at = sheet.findIndex(({ index }) => index === post.index)
  const after = [...sheet.slice(at + 1), ...sheet.slice(0, at)]
  return after.find(({ decision }) => !decision)?.index ?? null
}

const rowId = (post: number) => `jabatan-${post}`

function openRow(post: number): void {
  const row = document.getElementById(rowId(post)) as HTMLDetailsElement | null
  if (!row) return
  row.open = true
  const summary = row.querySelector('summary')
  summary?.scrollIntoView()
  summary?.focus({ preventScroll: true })
}

interface RowProps {
  readonly view: ProposalView
  readonly post: SheetPost
  readonly mayDecide: boolean
  /** Where to go once this post has its word. */
  readonly next: number | null
}

function PostRow({ view, post, mayDecide, next }: RowProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { planned, decision, conflicts } = post
  const tone = conflicts.length > 0 ? 'warn' : decision ? 'done' : 'open'
  return (
    <details id={rowId(post.index)} className={classes.post} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={classes.postHead}>
          <span className={classes.postName}>{postTitle(post)}</span>
          <span className={classes.tag} data-tone={tone}>
            {conflicts.length > 0
              ? t('decision:posts.conflict')
              : decision
                ? t(`decision:word.${decision.word}`)
                : t('decision:posts.undecided')}
          </span>
        </span>
        <span className={classes.muted}>
          {tierName(post.tier)} · {t(`decision:role.${post.role}`)}
          {post.isCritical ? ` · ${t('decision:posts.critical')}` : ''}
        </span>
        <span>
          {planned
            ? t('decision:posts.planned', { name: planned.name, fit: formatPoints(planned.fit) })
            : t('decision:posts.plannedEmpty')}
          {decision?.official && decision.word === 'other'
            ? ` ${t('decision:posts.chosen', { name: decision.official.name, fit: formatPoints(decision.fit) })}`
            : ''}
        </span>
      </summary>
      {isOpen ? (
        <div className={classes.body}>
          <PostPanel
            proposalId={view.id}
            index={post.index}
            mayDecide={mayDecide}
            onNext={next === null ? null : () => openRow(next)}
          />
        </div>
      ) : null}
    </details>
  )
}
