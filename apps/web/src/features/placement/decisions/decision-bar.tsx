import { Button, Group } from '@mantine/core'
import { decideAsPlanned, type ResponseOf, recallProposal, returnProposal } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ApiError } from '../../../lib/api-error.ts'
import { errorSentence } from '../../../lib/error-sentence.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import classes from './decisions.module.css'
import type { ProposalView } from './proposal-data.ts'
import { SignDialog } from './sign-dialog.tsx'

export const BAR_ID = 'seluruh-usulan'
type Asked = 'all' | 'return' | 'recall' | 'sign' | null

/** What may be done with the whole proposal; each asks again before it counts. */
export function DecisionBar({ view }: { view: ProposalView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayDecide = usePermission('placement.decide')
  const mayRecall = usePermission('placement.edit')
  const [asked, ask] = useState<Asked>(null)
  const [outcome, setOutcome] = useState<ResponseOf<typeof decideAsPlanned> | null>(null)
  const params = { id: view.id }
  const undecided = view.sheet.filter(({ decision }) => !decision).length
  const isReady = undecided === 0 && view.sheet.every(({ conflicts }) => conflicts.length === 0)
  const close = () => ask(null)
  const changed = () => client.invalidateQueries()
  if (!mayDecide && !mayRecall) return null
  return (
    <section id={BAR_ID} tabIndex={-1} className={classes.bottom} aria-label={t('decision:bar.label')}>
      {outcome ? <Outcome outcome={outcome} /> : null}
      <Group gap="sm">
        {mayDecide ? (
          <>
            <Button variant={isReady ? 'default' : 'filled'} disabled={undecided === 0} onClick={() => ask('all')}>
              {t('decision:bar.all', { count: undecided })}
            </Button>
            <Button disabled={!isReady} onClick={() => ask('sign')}>
              {t('decision:bar.sign')}
            </Button>
            <Button variant="default" onClick={() => ask('return')}>
              {t('decision:bar.return')}
            </Button>
          </>
        ) : null}
        {mayRecall ? (
          <Button variant="default" onClick={() => ask('recall')}>
            {t('decision:bar.recall')}
          </Button>
        ) : null}
      </Group>
      {mayDecide && !isReady ? (
        <p className={classes.muted}>{t('decision:bar.notReady', { count: undecided })}</p>
      ) : null}
      <ConfirmDialog
        opened={asked === 'all'}
        title={t('decision:bar.allTitle')}
        confirmLabel={t('decision:bar.allConfirm', { count: undecided })}
        onConfirm={async () => {
          setOutcome(await callApi(decideAsPlanned, { params, body: { posts: undecided } }))
          await changed()
        }}
        onClose={close}
      >
        <p>{t('decision:bar.allText', { count: undecided })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'return' || asked === 'recall'}
        title={t(`decision:bar.${asked === 'recall' ? 'recallTitle' : 'returnTitle'}`)}
        confirmLabel={t(`decision:bar.${asked === 'recall' ? 'recall' : 'return'}`)}
        reason="required"
        onConfirm={async (reason) => {
          await callApi(asked === 'recall' ? recallProposal : returnProposal, { params, body: { reason } })
          await changed()
        }}
        onClose={close}
      >
        <p>{t(`decision:bar.${asked === 'recall' ? 'recallText' : 'returnText'}`)}</p>
      </ConfirmDialog>
      <SignDialog view={view} opened={asked === 'sign'} onClose={close} />
    </section>
  )
}

function Outcome({ outcome: { decided, skipped } }: { outcome: ResponseOf<typeof decideAsPlanned> }) {
  const { t, i18n } = useTranslation()
  return (
    <Notice
      live
      tone={skipped.length > 0 ? 'warning' : 'success'}
      title={t('decision:bar.outcome', { count: decided })}
    >
      {skipped.map(({ post, error }) => (
        <p key={post}>
          {post}: {errorSentence(new ApiError(409, error.code, error.message, error.details), i18n)}
        </p>
      ))}
    </Notice>
  )
}
