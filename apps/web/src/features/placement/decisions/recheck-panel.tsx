import { Button } from '@mantine/core'
import { type ResponseOf, recheckProposal } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Glyph } from '../../../ui/glyph.tsx'
import { Notice } from '../../../ui/notice.tsx'
import classes from './decisions.module.css'

/** Makes every hash, the pairs and the certificate anew and says what came of each; the first difference stands on top. */
export function RecheckPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const checking = useMutation({ mutationFn: () => callApi(recheckProposal, { params: { id } }) })
  return (
    <div>
      <Button my="sm" variant="default" loading={checking.isPending} onClick={() => checking.mutate()}>
        {t('decision:recheck.verify')}
      </Button>
      {checking.isError ? <ErrorNotice error={checking.error} /> : null}
      {checking.data ? <Verdict verdict={checking.data} /> : null}
    </div>
  )
}

function Verdict({ verdict: { isIntact, checks } }: { verdict: ResponseOf<typeof recheckProposal> }) {
  const { t, i18n } = useTranslation()
  const name = (code: string) => (i18n.exists(`decision:check.${code}`) ? t(`decision:check.${code}`) : code)
  const first = checks.find(({ isHeld }) => !isHeld)
  return (
    <>
      <Notice
        live
        tone={isIntact ? 'success' : 'danger'}
        title={
          first
            ? t('decision:recheck.broken', { first: name(first.code) })
            : t('decision:recheck.intact', { count: checks.length })
        }
      >
        {first?.detail ? <p className={classes.hash}>{first.detail}</p> : null}
      </Notice>
      <ul className={classes.checks}>
        {checks.map(({ code, isHeld, detail }) => (
          <li key={code}>
            <Glyph name={isHeld ? 'check' : 'cross'} />
            <div>
              <p>
                {name(code)}: {t(isHeld ? 'decision:recheck.held' : 'decision:recheck.failed')}
              </p>
              {detail ? <p className={classes.muted}>{detail}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
