package eval

import (
	"fmt"

	"hearsay"
	"hearsay/conllu"
)

// clusters are the treebank's, document by document: those that were read, or those that
// its file marks.
func (t *Treebank) clusters() ([]Clusters, error) {
	var out []Clusters
	for _, r := range t.reports {
		out = append(out, ClustersOf(r))
	}
	if t.reports != nil {
		return out, nil
	}
	var reader conllu.EntityReader
	for _, d := range t.documents {
		marked, err := reader.Read(d)
		if err != nil {
			return nil, fmt.Errorf("%s:%w", t.name, err)
		}
		out = append(out, marked)
	}
	return out, nil
}

// ClustersOf are the entities that a report was read to speak of.
func ClustersOf(r *hearsay.Report) Clusters {
	out := make(Clusters, len(r.Entities))
	for _, ref := range r.References {
		if ref.Entity > 0 {
			out[ref.Entity-1] = append(out[ref.Entity-1], Mention{First: int(ref.First), Last: int(ref.Last)})
		}
	}
	return out
}
