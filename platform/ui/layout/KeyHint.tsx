/** A key to press, drawn as a key. Say the same in `aria-keyshortcuts` of what it does. */
export function KeyHint({ children }: { children: string }) {
  return <kbd className="sk-key">{children}</kbd>;
}
