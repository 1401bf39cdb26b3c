import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { useSession } from '../state/use-session.ts'
import styles from './key-sheet.module.css'
import { keyText } from './key-text.ts'

const listKeys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['↓ ↑', 'J K'], 'Next and previous row'],
  [['Page Up', 'Page Down'], 'A page further'],
  [['Home', 'End'], 'First and last row'],
  [['Enter'], 'Open the row'],
  [['Space'], 'Tick the row'],
  [['Shift+↓ ↑'], 'Tick several'],
  [['→ ←'], 'Expand and collapse'],
  [['Ctrl+C'], 'Copy ticked rows, or the row, as text'],
]

/** Every key there is, from the commands that are offered at this moment. */
export function KeySheet({ onClose }: { onClose(): void }) {
  const commands = useStore(useSession().commands, (state) => state.commands).filter((command) => command.keys)
  const groups = [...new Set(commands.map((command) => command.group))]
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogContent>
            <div className={styles.groups}>
              {groups.map((group) => (
                <section key={group}>
                  <h3 className={styles.title}>{group}</h3>
                  <dl className={styles.keys}>
                    {commands
                      .filter((command) => command.group === group)
                      .map((command) => (
                        <Row key={command.id} keys={command.keys!.map(keyText)} does={command.title} />
                      ))}
                  </dl>
                </section>
              ))}
              <section>
                <h3 className={styles.title}>In lists</h3>
                <dl className={styles.keys}>
                  {listKeys.map(([keys, does]) => (
                    <Row key={does} keys={keys} does={does} />
                  ))}
                </dl>
              </section>
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function Row({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div className={styles.row}>
      <dt>
        {keys.map((key) => (
          <kbd key={key} className={styles.key}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  )
}
