package piecewise

import (
	"reflect"
	"strings"
)

// Encode writes a struct, or a pointer to one, and a line's end. Its lists of structs, and
// theirs, are written item by item. Fields that hold such lists may not be left out
// where they are empty.
func (w *Writer) Encode(v any) error {
	w.encode(reflect.Indirect(reflect.ValueOf(v)), 0)
	w.Text("\n")
	return w.Err()
}

func (w *Writer) encode(v reflect.Value, depth int) {
	switch {
	case !large(v.Type()), v.Kind() == reflect.Slice && v.IsNil():
		w.Value(v.Interface(), depth)
	case v.Kind() == reflect.Slice:
		w.List(depth+1, func(item func()) {
			for i := range v.Len() {
				item()
				w.encode(v.Index(i), depth+1)
			}
		})
	default:
		w.Object(depth+1, func(item func()) { w.fields(v, depth+1, item) })
	}
}

// fields writes the fields of a struct, those of what is embedded in it too.
func (w *Writer) fields(v reflect.Value, depth int, item func()) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			w.fields(v.Field(i), depth, item)
			continue
		case !f.IsExported() || name == "-" || options == "omitempty" && v.Field(i).IsZero():
			continue
		case name == "":
			name = f.Name
		}
		item()
		w.Key(name)
		w.encode(v.Field(i), depth)
	}
}

// large reports whether values of a type may hold lists of structs.
func large(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice:
		return t.Elem().Kind() == reflect.Struct
	case reflect.Struct:
		for i := range t.NumField() {
			if large(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
