var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenApi();
var app = builder.Build();
app.MapOpenApi();
app.Run();

/// <summary>Entry point, visible to the tests' application factory.</summary>
public partial class Program;
