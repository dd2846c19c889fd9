package unknown

// compare gives the conflicts.
func (f *finder) compare() {}

type count struct{}
