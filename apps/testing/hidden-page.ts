/**
 * In the page: complains when the page somebody is at is hidden until something late has come, for then the keyboard is no longer
 * where it was. That is how React waits for what no `Suspense` near it waits for.
 */
export function complainWhenHidden(): void {
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes)
      if (target instanceof HTMLElement && target.style.display === 'none' && target.querySelector('h1'))
        console.error(`the page was hidden: ${target.querySelector('h1')?.textContent}`);
  });
  observer.observe(document, { attributes: true, attributeFilter: ['style'], subtree: true });
}
