using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EmbeddedFunctions.Tests.Http;

public sealed class HttpTests(Storage storage) : IAsyncLifetime
{
    private EmbeddedHost _host = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await EmbeddedHost.StartAsync(
            builder =>
            {
                builder.Configuration["AzureFunctionsJobHost:extensions:http:routePrefix"] = "";
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddScoped<Ticket>();
                builder.Services.ConfigureHttpJsonOptions(json =>
                    json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower
                );
                builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
            },
            storage.ConnectionString,
            typeof(Shop)
        );
        _client = new HttpClient { BaseAddress = _host.BaseUri };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Route_values_reach_parameters_by_name_in_their_type() =>
        (await _client.GetStringAsync("shop/shelf/7/colour-blue")).Should().Be("shelf 7 colour-blue");

    [Fact]
    public async Task A_value_that_breaks_its_constraint_is_another_route() =>
        (await _client.GetStringAsync("shop/shelf/seven/blue")).Should().Be("page shop/shelf/seven/blue");

    [Fact]
    public async Task An_absent_optional_value_is_null() => (await _client.GetStringAsync("maybe")).Should().Be("none");

    [Fact]
    public async Task The_default_route_is_the_name_of_the_function() =>
        (await _client.GetStringAsync("Greeting")).Should().Be("hello");

    [Fact]
    public async Task A_catch_all_that_sorts_last_has_what_is_left_and_the_root()
    {
        (await _client.GetStringAsync("a/b/c.html")).Should().Be("page a/b/c.html");
        (await _client.GetStringAsync("")).Should().Be("page ");
    }

    [Fact]
    public async Task A_method_that_no_fitting_route_names_is_not_found()
    {
        using var answer = await _client.PostAsync("Greeting", content: null);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_functions_share_a_template_by_method()
    {
        using var put = await _client.PutAsync("maybe/3", content: null);
        (await put.Content.ReadAsStringAsync()).Should().Be("put 3");
        (await _client.GetStringAsync("maybe/3")).Should().Be("3");
    }

    [Fact]
    public async Task A_failure_is_500_with_an_id_and_without_its_reason()
    {
        using var answer = await _client.GetAsync("Failing");
        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var body = await answer.Content.ReadAsStringAsync();
        body.Should().Contain("invocationId").And.NotContain("secret").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_result_is_written_with_the_apps_json_options() =>
        (await _client.GetStringAsync("Json")).Should().Be("""{"first-name":"Ada"}""");

    [Fact]
    public async Task Chunks_arrive_as_they_are_written()
    {
        using var answer = await _client.GetAsync("Stream", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64];
        var read = await body.ReadAsync(buffer);
        Encoding.UTF8.GetString(buffer, 0, read).Should().Be("first");
        Shop.Second.Release();
        (await new StreamReader(body).ReadToEndAsync()).Should().Be("second");
    }

    [Fact]
    public async Task A_failure_amid_the_response_breaks_it_off()
    {
        var read = () => _client.GetStringAsync("Midway");
        await read.Should().ThrowAsync<HttpRequestException>("half an answer must not look whole");
    }

    [Fact]
    public async Task A_body_is_read_while_it_is_sent()
    {
        // By hand: HttpClient reads no answer before it has sent the whole body.
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(_host.BaseUri.Host, _host.BaseUri.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync("POST /Echo HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
        var received = new StringBuilder();
        foreach (var word in (string[])["first", "second"])
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{word.Length:x}\r\n{word}\r\n"));
            var buffer = new byte[1024];
            while (!received.ToString().Contains(word, StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
                read.Should().BePositive("the answer goes on");
                received.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
    }

    [Fact]
    public async Task A_function_can_write_the_response_itself()
    {
        using var answer = await _client.GetAsync("ByHand");
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Services_live_as_long_as_the_invocation()
    {
        var first = await _client.GetFromJsonAsync<Guid[]>("Scope");
        var second = await _client.GetFromJsonAsync<Guid[]>("Scope");
        first!.Distinct().Should().HaveCount(1);
        second!.Should().NotContain(first![0]);
    }

    [Fact]
    public async Task A_body_of_a_hundred_megabytes_passes_and_a_larger_one_is_413_with_a_problem()
    {
        const int limit = 104_857_600;
        using var whole = await _client.PostAsync("Count", new ByteArrayContent(new byte[limit]));
        (await whole.Content.ReadAsStringAsync()).Should().Be($"{limit}");

        using var request = new HttpRequestMessage(HttpMethod.Post, "Count")
        {
            Content = new ByteArrayContent(new byte[limit + 1]),
            Headers = { ExpectContinue = true },
        };
        using var larger = await _client.SendAsync(request);
        larger.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        larger.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task A_larger_body_without_a_length_is_413_when_the_limit_is_reached()
    {
        await using var host = await EmbeddedHost.StartAsync(
            builder =>
            {
                builder.Configuration["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "1000";
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddScoped<Ticket>();
            },
            storage.ConnectionString,
            typeof(Shop)
        );
        using var client = new HttpClient { BaseAddress = host.BaseUri };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/Count")
        {
            Content = new ByteArrayContent(new byte[1001]),
            Headers = { TransferEncodingChunked = true },
        };
        using var answer = await client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("1000 bytes");
    }

    [Fact]
    public async Task A_catch_all_that_sorts_first_swallows_the_rest()
    {
        await using var host = await EmbeddedHost.StartAsync(
            builder => builder.ConfigureFunctionsWebApplication(),
            storage.ConnectionString,
            typeof(Swallow)
        );
        using var client = new HttpClient { BaseAddress = host.BaseUri };
        (await client.GetStringAsync("api/BehindIt")).Should().Be("swallowed BehindIt");
    }

    public sealed class Ticket
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    public sealed class Shop(Ticket ticket)
    {
        public static readonly SemaphoreSlim Second = new(0);

        [Function("Shelf")]
        public static IResult Shelf(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shop/shelf/{number:int}/{colour}")]
                HttpRequest request,
            int number,
            string colour
        ) => Results.Text($"shelf {number} {colour}");

        [Function("Maybe")]
        public static IResult Maybe(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "maybe/{number:int?}")] HttpRequest request,
            int? number
        ) => Results.Text(number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none");

        [Function("MaybePut")]
        public static Task<IResult> MaybePut(
            [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "maybe/{number:int}")] HttpRequest request,
            int number
        ) => Task.FromResult(Results.Text($"put {number}"));

        [Function("Greeting")]
        public static IResult Greeting([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            Results.Text("hello");

        [Function("Failing")]
        public static IResult Failing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            throw new InvalidOperationException("secret");

        [Function("Midway")]
        public static IResult Midway([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            Results.Stream(async body =>
            {
                await body.WriteAsync("first"u8.ToArray());
                await body.FlushAsync();
                throw new InvalidOperationException("midway");
            });

        [Function("Json")]
        public static IResult Json([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            Results.Ok(new { FirstName = "Ada" });

        [Function("Stream")]
        public static IResult Stream(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
            CancellationToken cancellation
        ) =>
            Results.Stream(async body =>
            {
                await body.WriteAsync("first"u8.ToArray(), cancellation);
                await body.FlushAsync(cancellation);
                await Second.WaitAsync(cancellation);
                await body.WriteAsync("second"u8.ToArray(), cancellation);
            });

        [Function("Echo")]
        public static async Task Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
        {
            var body = request.HttpContext.Response.Body;
            await body.FlushAsync();
            var buffer = new byte[64];
            while (await request.Body.ReadAsync(buffer) is > 0 and var read)
            {
                await body.WriteAsync(buffer.AsMemory(0, read));
                await body.FlushAsync();
            }
        }

        [Function("ByHand")]
        public static void ByHand(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
            FunctionContext context
        ) => context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status202Accepted;

        [Function("Scope")]
        public IResult Scope(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
            FunctionContext context
        ) =>
            Results.Ok(
                new[]
                {
                    ticket.Id,
                    context.InstanceServices.GetRequiredService<Ticket>().Id,
                    request.HttpContext.RequestServices.GetRequiredService<Ticket>().Id,
                }
            );

        [Function("Count")]
        public static async Task<IResult> Count([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
        {
            var buffer = new byte[81920];
            long length = 0;
            while (await request.Body.ReadAsync(buffer) is > 0 and var read)
                length += read;
            return Results.Text($"{length}");
        }

        [Function("ZPage")]
        public static IResult Page(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request,
            string? path
        ) => Results.Text("page " + path);
    }

    public sealed class Swallow
    {
        [Function("All")]
        public static IResult All(
            [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
            string? path
        ) => Results.Text("swallowed " + path);

        [Function("BehindIt")]
        public static IResult BehindIt([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
            Results.Text("never");
    }
}
