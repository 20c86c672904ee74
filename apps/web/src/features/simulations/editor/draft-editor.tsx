import { Button } from '@mantine/core'
import { downloadSimulationDraft, type getSimulationDraft, type ResponseOf } from '@petakom/contract'
import type { Act, Scenario } from '@petakom/domain'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { urlOf } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { BranchMapView } from '../map/branch-map-view.tsx'
import { policyOfPlay } from '../preview/policy-of-play.ts'
import { CheckPanel, useProblemSentence } from './check-panel.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { DraftFormProvider, fieldIdOf } from './draft-form.tsx'
import { idOf, listOf } from './draft-parts.ts'
import { draftReducer } from './draft-reducer.ts'
import classes from './editor.module.css'
import { EditorNav } from './editor-nav.tsx'
import { findProblems, isPlayable, isUnwritten } from './find-problems.ts'
import { beginHistory } from './history.ts'
import { PartEditor } from './part-editor.tsx'
import { HeadForm } from './parts/head-form.tsx'
import { PublishButton } from './publish-button.tsx'
import { SaveNote } from './save-note.tsx'
import { isPart, SECTIONS, type Section } from './sections.ts'
import { TrialPanel } from './trial-panel.tsx'
import { useAutosave } from './use-autosave.ts'
import { useUndoKeys } from './use-undo-keys.ts'

/** The participant's page comes along only where somebody plays. */
const DraftPreview = lazy(() =>
  import('../preview/draft-preview.tsx').then((module) => ({ default: module.DraftPreview })),
)

type StoredDraft = ResponseOf<typeof getSimulationDraft>

export function DraftEditor({ stored, onReload }: { stored: StoredDraft; onReload: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [filter] = useUrlFilter()
  const [history, dispatch] = useReducer(draftReducer, stored.content, beginHistory)
  const draft = history.present
  const settled = useDeferredValue(draft)
  const problems = useMemo(() => findProblems(settled), [settled])
  const saving = useAutosave(stored.id, stored, draft)
  const sentenceOf = useProblemSentence()
  const section = SECTIONS.find((name) => name === filter.bagian) ?? 'head'
  const { pilih, isian } = filter
  const go = (to: Section, chosen?: string) =>
    navigate({
      to: '.',
      search: { bagian: to, ...(chosen ? { pilih: chosen } : {}) } as never,
      replace: true,
      resetScroll: false,
    })
  useUndoKeys(dispatch)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field stands in the form of the thing that was chosen
  useEffect(() => focusField(isian), [isian, section, pilih])
  const things = isPart(section) ? listOf(draft, section).map(idOf) : []
  const chosen = pilih !== undefined && things.includes(pilih) ? pilih : things[0]
  // What is only not written yet stands in the check, and under the field once somebody was led there.
  const errors = new Map(
    problems
      .filter(({ part, id, field }) => part === section && field !== '' && (section === 'head' || id === chosen))
      .filter((problem) => !isUnwritten(problem) || problem.field === isian)
      .map((problem) => [problem.field, sentenceOf.alone(problem)]),
  )
  const change = (next: Scenario, key = '') => dispatch({ kind: 'write', next, key, at: Date.now() })
  const keep = (acts: readonly Act[]) => {
    const kept = policyOfPlay(draft, acts)
    change(kept.draft)
    void go('policies', kept.id)
  }
  const hasErrors = problems.some(({ severity }) => severity === 'error')
  return (
    <DraftFormProvider value={{ draft, errors, change }}>
      <PageHeader
        title={draft.title || t('simulation:editor.untitled')}
        lead={t('simulation:editor.lead', { code: draft.code || '–' })}
        actions={
          <LinkButton to="/simulasi" variant="default">
            {t('simulation:editor.back')}
          </LinkButton>
        }
      />
      <div className={classes.bar}>
        <Button variant="default" disabled={history.past.length === 0} onClick={() => dispatch({ kind: 'undo' })}>
          {t('simulation:editor.undo')}
        </Button>
        <Button variant="default" disabled={history.future.length === 0} onClick={() => dispatch({ kind: 'redo' })}>
          {t('simulation:editor.redo')}
        </Button>
        <PublishButton id={stored.id} basedOn={stored.basedOn} hasErrors={hasErrors} flush={saving.flush} />
        <Button
          component="a"
          variant="default"
          download
          href={urlOf(downloadSimulationDraft, { params: { id: stored.id }, query: { format: 'yaml' } })}
        >
          {t('simulation:editor.download')}
        </Button>
        <SaveNote state={saving.state} />
      </div>
      <ConflictNotice id={stored.id} state={saving.state} onReload={onReload} onOverwrite={saving.overwrite} />
      <EditorNav draft={draft} current={section} problems={problems} onSection={(to) => void go(to)} />
      <div
        className={
          section === 'map' || section === 'preview' ? classes.columns : `${classes.columns} ${classes.withCheck}`
        }
      >
        <div>
          {section === 'head' ? (
            <div className={classes.form}>
              <HeadForm />
            </div>
          ) : null}
          {isPart(section) ? (
            <PartEditor part={section} chosen={pilih} problems={problems} onChoose={(id) => void go(section, id)} />
          ) : null}
          {section === 'map' ? <BranchMapView scenario={draft} onOpen={(part, id) => void go(part, id)} /> : null}
          {section === 'preview' ? (
            <Suspense fallback={<Loading lines={6} />}>
              <DraftPreview scenario={draft} hasErrors={!isPlayable(problems)} onKeep={keep} />
            </Suspense>
          ) : null}
          {section === 'trial' ? <TrialPanel id={stored.id} hasErrors={hasErrors} flush={saving.flush} /> : null}
        </div>
        <CheckPanel problems={problems} />
      </div>
    </DraftFormProvider>
  )
}

/** The field that a sentence of the check leads to, or the nearest one around it. */
function focusField(path: string | undefined): void {
  if (!path) return
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldIdOf(steps.slice(0, length).join('.')))
    if (!field) continue
    const closed = field.closest('details')
    if (closed) closed.open = true
    field.focus()
    return
  }
}
