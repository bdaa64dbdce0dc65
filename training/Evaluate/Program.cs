using CourseAI.Training;

return await EvaluateCommand.Create().Parse(args).InvokeAsync();
