"""我要学法 and 小蓝说法: guides, case studies, the column, films; what each kind must have, lists, feeds, what goes together."""
