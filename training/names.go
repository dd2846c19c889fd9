package main

import "hearsay/model"

func learnNames(s *setup, b *model.Builder) error { return nil }
